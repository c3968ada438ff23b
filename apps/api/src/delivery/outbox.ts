import { Injectable } from '@nestjs/common';
import { Bus, HostSecretBox, row, type Work } from '../platform/index.js';
import type { MessageKind } from './channels/channel.js';

export interface NewMessage {
  /** Also the idempotency key towards the provider. */
  readonly id: string;
  readonly kind: MessageKind;
  readonly personId: string;
  readonly regardingId: string;
  /** E.164. */
  readonly to: string;
  readonly body: string;
  /** Dropped unsent after this. */
  readonly expiresAt: Date;
}

/** Messages leave with the transaction that caused them, or not at all. */
@Injectable()
export class Outbox {
  constructor(
    private readonly box: HostSecretBox,
    private readonly bus: Bus,
  ) {}

  async enqueue(work: Work, message: NewMessage): Promise<void> {
    await row(
      work.manager,
      `INSERT INTO outbox_message (id, kind, person_id, regarding_id, recipient, body, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        message.id,
        message.kind,
        message.personId,
        message.regardingId,
        sealText(this.box, message.to, message, 'recipient'),
        sealText(this.box, message.body, message, 'body'),
        message.expiresAt,
      ],
    );
    await this.bus.tell(work.manager, 'outbox');
  }
}

type Owned = { readonly id: string; readonly personId: string };
type Column = 'recipient' | 'body';

const place = (owner: Owned, column: Column) => ({ table: 'outbox_message', column, rowId: owner.id, personId: owner.personId });

const sealText = (box: HostSecretBox, text: string, owner: Owned, column: Column): Buffer =>
  Buffer.from(box.seal(Buffer.from(text, 'utf8'), place(owner, column)));

export const openText = (box: HostSecretBox, sealed: Uint8Array, owner: Owned, column: Column): string =>
  Buffer.from(box.open(sealed, place(owner, column))).toString('utf8');
