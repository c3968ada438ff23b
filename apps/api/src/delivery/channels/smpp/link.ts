import smpp, { type Pdu, type Session } from 'smpp';
import type { Egress } from '../../egress/egress.js';
import { DeliveryFailure, type Narrate, type Provider, secretOf, settingOf } from '../channel.js';

const ANSWER_MS = 5000;
const ENQUIRE_MS = 30_000;
const INTERFACE_VERSION = 0x34;
/** ESME_RSYSERR: the SMSC may try again. */
const SYSTEM_ERROR = 8;
const DEFAULT_PORT = { on: 3550, off: 2775 } as const;

export type Incoming = (provider: Provider, pdu: Pdu) => Promise<number>;

/** One bound session with an SMSC, kept alive by enquire_link. It ends by itself when the other side is gone. */
export class Link {
  #enquiry: NodeJS.Timeout | null = null;
  #open = true;

  private constructor(private readonly session: Session) {}

  get open(): boolean {
    return this.#open;
  }

  static async bind(egress: Egress, provider: Provider, incoming: Incoming, narrate?: Narrate): Promise<Link> {
    const host = settingOf(provider, 'host');
    const { address, name } = await egress.target(host, provider.trusted);
    const tls = settingOf(provider, 'tls') !== 'off';
    const port = Number(settingOf(provider, 'port')) || DEFAULT_PORT[tls ? 'on' : 'off'];
    narrate?.(`→ connect ${host}:${port}${tls ? ' with TLS' : ''}`);
    const session = smpp.connect({ host: address, port, tls, ...(name ? { servername: name } : {}) });
    session.setMaxListeners(0);
    const link = new Link(session);
    session.on('close', () => link.ended());
    // After a PDU that cannot be read the package reads nothing more.
    session.on('error', () => link.close());
    session.on('deliver_sm', (pdu: Pdu) => {
      void incoming(provider, pdu)
        .catch(() => SYSTEM_ERROR)
        .then((status) => session.send(pdu.response({ command_status: status })));
    });
    session.on('enquire_link', (pdu: Pdu) => void session.send(pdu.response()));
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response());
      session.close();
    });
    try {
      await connected(session, tls);
      const bound = await link.ask('bind_transceiver', {
        system_id: settingOf(provider, 'systemId'),
        password: secretOf(provider, 'password'),
        system_type: settingOf(provider, 'systemType'),
        interface_version: INTERFACE_VERSION,
      });
      narrate?.(`← ${bound.command}, status ${bound.command_status}`);
      if (bound.command_status !== 0)
        throw new DeliveryFailure(`the SMSC refused the account (${bound.command_status})`, 'provider');
    } catch (cause) {
      link.close();
      throw cause instanceof DeliveryFailure ? new DeliveryFailure(cause.message, 'provider') : cause;
    }
    link.#enquiry = setInterval(() => void link.enquire(), ENQUIRE_MS).unref();
    return link;
  }

  /** Sends one PDU and waits for its answer. Throws `unsure`: it may have arrived. */
  ask(command: 'bind_transceiver' | 'submit_sm', options: object): Promise<Pdu> {
    return new Promise((resolve, reject) => {
      const fail = (blame: 'unsure' | 'provider', why: string): void => {
        clearTimeout(timer);
        this.session.off('close', lost);
        reject(new DeliveryFailure(why, blame));
      };
      const lost = (): void => fail('unsure', 'the connection to the SMSC broke');
      const timer = setTimeout(() => fail('unsure', 'the SMSC did not answer in time'), ANSWER_MS);
      this.session.once('close', lost);
      const written = this.session[command](options, (pdu) => {
        clearTimeout(timer);
        this.session.off('close', lost);
        resolve(pdu);
      });
      if (!written) fail('provider', 'the connection to the SMSC is closed');
    });
  }

  close(): void {
    this.ended();
    this.session.destroy();
  }

  /** Lets the SMSC know before the connection goes. */
  async leave(): Promise<void> {
    if (this.#open) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 500);
        const sent = this.session.unbind(() => {
          clearTimeout(timer);
          resolve();
        });
        if (!sent) resolve();
      });
    }
    this.close();
  }

  /** An SMSC that does not answer within the wait is gone, whatever its socket says. */
  enquire(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.close();
        resolve(false);
      }, ANSWER_MS);
      const sent = this.session.enquire_link(() => {
        clearTimeout(timer);
        resolve(true);
      });
      if (!sent) {
        clearTimeout(timer);
        this.ended();
        resolve(false);
      }
    });
  }

  private ended(): void {
    this.#open = false;
    if (this.#enquiry) clearInterval(this.#enquiry);
    this.#enquiry = null;
  }
}

const connected = (session: Session, tls: boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    const fail = (): void => {
      clearTimeout(timer);
      reject(new DeliveryFailure('the SMSC cannot be reached', 'provider'));
    };
    const timer = setTimeout(fail, ANSWER_MS);
    session.once('error', fail);
    session.once('close', fail);
    session.once(tls ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer);
      session.off('error', fail);
      session.off('close', fail);
      resolve();
    });
  });
