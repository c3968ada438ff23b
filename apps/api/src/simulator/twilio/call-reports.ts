import { API_VERSION, type Account } from './account.js';
import type { CallScript } from './call.js';
import type { Ask } from './messages.js';
import type { Method } from './twiml.js';
import type { Page } from './walk.js';

interface CallReportsOptions {
  readonly account: Account;
  readonly sid: string;
  readonly to: string;
  /** What the call was asked for with. */
  readonly form: URLSearchParams;
  readonly ask: Ask;
  readonly trouble: (what: string, cause: unknown) => void;
}

/** Names of the events that one may ask to be told of; the statuses that end a call all belong to `completed`. */
const EVENTS: Readonly<Record<string, string>> = { initiated: 'initiated', ringing: 'ringing', 'in-progress': 'answered' };

/** How Twilio tells the application about one call, and asks it what to say. */
export class CallReports implements CallScript {
  #sequence = 0;
  #answeredAt: Date | null = null;
  #last: Promise<void> = Promise.resolve();

  constructor(private readonly options: CallReportsOptions) {}

  /** One callback for each status that the application asked for, in order; the call does not wait for them. */
  async tell(statuses: readonly string[], machine = false): Promise<void> {
    const { form, ask, trouble } = this.options;
    if (statuses.includes('in-progress')) this.#answeredAt = new Date();
    const url = form.get('StatusCallback');
    const asked = form.getAll('StatusCallbackEvent').flatMap((events) => events.split(' '));
    const wanted = asked.length > 0 ? asked : ['completed'];
    const method: Method = form.get('StatusCallbackMethod') === 'GET' ? 'GET' : 'POST';
    for (const status of statuses) {
      const facts = { ...this.facts(status, machine), ...this.progress(status) };
      if (url && wanted.includes(EVENTS[status] ?? 'completed')) {
        this.#last = this.#last
          .then(() => ask(url, facts, method))
          .then(() => undefined)
          .catch((cause: unknown) => trouble('status of a call', cause));
      }
      this.#sequence += 1;
    }
    if (statuses.some((status) => !(status in EVENTS))) await this.#last;
  }

  /** Asked after everything before it has been told, so that the application sees a call in the order in which it went. */
  async first(machine: boolean): Promise<Page> {
    const { form, ask } = this.options;
    await this.#last;
    const url = form.get('Url');
    if (!url) return { xml: form.get('Twiml') ?? '', url: null };
    const method: Method = form.get('Method') === 'GET' ? 'GET' : 'POST';
    return { xml: await ask(url, this.facts('in-progress', machine), method), url };
  }

  async page(url: string, method: Method, facts: Readonly<Record<string, string>>): Promise<Page> {
    return { xml: await this.options.ask(url, { ...this.facts('in-progress', false), ...facts }, method), url };
  }

  private facts(status: string, machine: boolean): Record<string, string> {
    const { account, sid, to, form } = this.options;
    const detection = form.get('MachineDetection');
    const answered = this.#answeredAt !== null && detection !== null;
    const byMachine = detection === 'DetectMessageEnd' ? 'machine_end_beep' : 'machine_start';
    return {
      Called: to,
      To: to,
      Caller: account.number,
      From: account.number,
      CallSid: sid,
      CallStatus: status,
      Direction: 'outbound-api',
      AccountSid: account.sid,
      ApiVersion: API_VERSION,
      ...(answered ? { AnsweredBy: machine ? byMachine : 'human' } : {}),
    };
  }

  private progress(status: string): Record<string, string> {
    const now = new Date();
    const talked = this.#answeredAt ? Math.ceil((now.getTime() - this.#answeredAt.getTime()) / 1000) : 0;
    return {
      Timestamp: now.toUTCString(),
      CallbackSource: 'call-progress-events',
      SequenceNumber: String(this.#sequence),
      ...(status in EVENTS ? {} : { Duration: String(Math.ceil(talked / 60)), CallDuration: String(talked) }),
    };
  }
}
