import { Injectable, Logger } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import smpp, { type Pdu } from 'smpp';
import { Egress } from '../../egress/egress.js';
import { type Channel, DeliveryFailure, type Handoff, type Narrate, type Provider, settingOf } from '../channel.js';
import { type Incoming, Link } from './link.js';
import { partsOf } from './parts.js';

const INTERNATIONAL = 1;
const ALPHANUMERIC = 5;
const ISDN = 1;
const HEADER_INDICATOR = 0x40;
const WITH_RECEIPT = 1;
/** Waits before another bind after one failed, by failures. */
const WAITS = [0, 1000, 2000, 5000, 15_000, 30_000];

/** Statuses (SMPP 3.4, 5.1.3) that speak of the recipient. */
const RECIPIENT = new Set([smpp.errors['ESME_RINVDSTADR'], smpp.errors['ESME_RINVDSTTON'], smpp.errors['ESME_RINVDSTNPI']]);

interface Bound {
  readonly version: string;
  link: Promise<Link> | null;
  failures: number;
  after: number;
}

/** Texts straight to a carrier's SMSC. One transceiver a process and account, so that replies and receipts come in as well. */
@Injectable()
export class SmppChannel implements Channel {
  readonly kind = 'smpp';
  readonly carries = ['text-message'] as const;
  readonly idempotent = false;
  readonly fields = [
    { name: 'host', form: 'text', secret: false, required: true },
    { name: 'port', form: 'number', secret: false, required: false },
    { name: 'tls', form: 'select:on,off', secret: false, required: false },
    { name: 'systemId', form: 'text', secret: false, required: true },
    { name: 'password', form: 'text', secret: true, required: true },
    { name: 'systemType', form: 'text', secret: false, required: false },
    { name: 'from', form: 'text', secret: false, required: true },
  ] as const;

  readonly #log = new Logger('SMPP');
  readonly #bound = new Map<string, Bound>();
  #incoming: Incoming = () => Promise.resolve(0);

  constructor(private readonly egress: Egress) {}

  /** Who takes what comes in; answers with the SMPP status for it. */
  listen(incoming: Incoming): void {
    this.#incoming = incoming;
  }

  hostOf(settings: Readonly<Record<string, string>>): string {
    return settings['host'] ?? '';
  }

  async send(provider: Provider, message: Handoff): Promise<{ reference: string }> {
    if (message.kind !== 'text-message') throw new DeliveryFailure('SMPP carries texts only', 'provider');
    return this.submit(await this.link(provider), provider, message.to, message.content.body, message.expiresAt);
  }

  async test(provider: Provider, to: string | null, narrate: Narrate): Promise<void> {
    const link = await Link.bind(this.egress, provider, this.#incoming, narrate);
    try {
      const alive = await link.enquire();
      narrate(`→ enquire_link\n← ${alive ? 'enquire_link_resp' : 'no answer'}`);
      if (!alive) throw new DeliveryFailure('the SMSC does not answer', 'provider');
      if (to === null) return;
      const until = new Date(Date.now() + 300_000);
      const { reference } = await this.submit(link, provider, to, 'A test from Tessera.', until);
      narrate(`→ submit_sm\n← submit_sm_resp ${reference}`);
    } finally {
      await link.leave();
    }
  }

  /** Binds what should be bound and is not, and leaves what should not. */
  keep(providers: readonly Provider[]): void {
    const wanted = new Set(providers.map(({ id }) => id));
    for (const id of this.#bound.keys()) if (!wanted.has(id)) void this.leave(id);
    for (const provider of providers) {
      void this.link(provider).catch((cause: unknown) =>
        this.#log.warn(`${provider.name}: ${cause instanceof DeliveryFailure ? cause.message : 'the bind failed'}`),
      );
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#bound.keys()].map((id) => this.leave(id)));
  }

  private async submit(link: Link, provider: Provider, to: string, body: string, until: Date): Promise<{ reference: string }> {
    const from = settingOf(provider, 'from');
    const numeric = from.startsWith('+');
    const parts = partsOf(body, randomInt(256));
    let reference = '';
    for (const [at, part] of parts.entries()) {
      const answer = await link.ask('submit_sm', {
        source_addr_ton: numeric ? INTERNATIONAL : ALPHANUMERIC,
        source_addr_npi: numeric ? ISDN : 0,
        source_addr: numeric ? from.slice(1) : from,
        dest_addr_ton: INTERNATIONAL,
        dest_addr_npi: ISDN,
        destination_addr: to.slice(1),
        data_coding: part.dataCoding,
        short_message: part.bytes,
        esm_class: part.withHeader ? HEADER_INDICATOR : 0,
        validity_period: until,
        registered_delivery: at === parts.length - 1 ? WITH_RECEIPT : 0,
      });
      if (answer.command_status !== 0) throw refusedBy(answer);
      reference = answer.message_id ?? '';
    }
    return { reference };
  }

  private async link(provider: Provider): Promise<Link> {
    const id = provider.id ?? '';
    let bound = this.#bound.get(id);
    if (bound && bound.version !== provider.version) {
      await this.leave(id);
      bound = undefined;
    }
    if (!bound) this.#bound.set(id, (bound = { version: provider.version, link: null, failures: 0, after: 0 }));
    const before = bound.link;
    const standing = await before?.catch(() => null);
    if (standing?.open) return standing;
    // Another message found it closed first, and binds already.
    if (bound.link && bound.link !== before) return bound.link;
    if (Date.now() < bound.after) throw new DeliveryFailure('the SMSC cannot be reached', 'provider');
    const fresh = Link.bind(this.egress, provider, (by, pdu) => this.#incoming(by, pdu));
    bound.link = fresh;
    try {
      const link = await fresh;
      bound.failures = 0;
      return link;
    } catch (cause) {
      bound.failures += 1;
      bound.after = Date.now() + (WAITS[Math.min(bound.failures, WAITS.length) - 1] ?? 0);
      throw cause;
    }
  }

  private async leave(id: string): Promise<void> {
    const bound = this.#bound.get(id);
    this.#bound.delete(id);
    const link = await bound?.link?.catch(() => null);
    await link?.leave();
  }
}

function refusedBy(answer: Pdu): DeliveryFailure {
  const status = answer.command_status;
  if (RECIPIENT.has(status)) return new DeliveryFailure(`the number does not exist (SMPP ${status})`, 'recipient');
  return new DeliveryFailure(`the SMSC refused it (SMPP ${status})`, 'provider');
}
