import { Injectable } from '@nestjs/common';
import { Bus, HostSecretBox, row, type Work } from '../platform/index.js';
import { type ContentOf, type MessageKind, type NewMessage, shownRecipient } from './message.js';
import { recordEvent } from './timeline.js';

/** Messages leave with the transaction that caused them, or not at all. Recipient and content lie sealed until then. */
@Injectable()
export class Outbox {
  constructor(
    private readonly box: HostSecretBox,
    private readonly bus: Bus,
  ) {}

  async enqueue(work: Work, message: NewMessage): Promise<void> {
    const phone = message.kind === 'text-message' || message.kind === 'voice-call';
    await row(
      work.manager,
      `INSERT INTO outbox_message (id, kind, person_id, regarding_id, recipient, body, expires_at, shown_to, recipient_mac)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        message.id,
        message.kind,
        message.personId,
        message.regardingId,
        sealText(this.box, message.to, message, 'recipient'),
        sealText(this.box, JSON.stringify(message.content), message, 'body'),
        message.expiresAt,
        shownRecipient(message.kind, message.to),
        phone ? recipientMac(this.box, message.to) : null,
      ],
    );
    await recordEvent(work.manager, this.bus, message, { state: 'queued' });
    await this.bus.tell(work.manager, 'outbox');
  }
}

type Owned = { readonly id: string; readonly personId: string | null };
type Column = 'recipient' | 'body';

const place = (owner: Owned, column: Column) => ({
  table: 'outbox_message',
  column,
  rowId: owner.id,
  personId: owner.personId ?? '',
});

const sealText = (box: HostSecretBox, text: string, owner: Owned, column: Column): Buffer =>
  Buffer.from(box.seal(Buffer.from(text, 'utf8'), place(owner, column)));

const openText = (box: HostSecretBox, sealed: Uint8Array, owner: Owned, column: Column): string =>
  Buffer.from(box.open(sealed, place(owner, column))).toString('utf8');

export const openRecipient = (box: HostSecretBox, sealed: Uint8Array, owner: Owned): string =>
  openText(box, sealed, owner, 'recipient');

export const openContent = <K extends MessageKind>(box: HostSecretBox, sealed: Uint8Array, owner: Owned & { kind: K }) =>
  JSON.parse(openText(box, sealed, owner, 'body')) as ContentOf<K>;

export const recipientMac = (box: HostSecretBox, phone: string): Buffer =>
  Buffer.from(box.mac('outbox-recipient', Buffer.from(phone, 'utf8')));
