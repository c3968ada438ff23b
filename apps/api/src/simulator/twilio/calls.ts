import { randomUUID } from 'node:crypto';
import type { DemoRows } from '../phones/demo-rows.js';
import { API_VERSION, type Account, sidOf } from './account.js';
import { Call, type Pace } from './call.js';
import { CallReports } from './call-reports.js';
import type { Ask } from './messages.js';
import { CALL_REFUSALS, checkNumbers, WireRefusal } from './refusals.js';

/** Rings no longer than this, whatever was asked for: nobody waits a minute at a demo. */
const LONGEST_RING = 30;

/** Seconds after which a call is ended that asked for no limit: four hours, as at Twilio. */
const LONGEST_CALL = 14_400;

interface CallsOptions {
  readonly account: Account;
  readonly rows: Pick<DemoRows, 'addCall' | 'changeCall'>;
  readonly ask: Ask;
  readonly pace: Pace;
  readonly trouble: (what: string, cause: unknown) => void;
}

/** The Calls resource, and the calls that are in the air: https://www.twilio.com/docs/voice/api/call-resource */
export class Calls {
  readonly #live = new Map<string, { readonly call: Call; readonly over: Promise<void> }>();

  constructor(private readonly options: CallsOptions) {}

  async create(form: URLSearchParams): Promise<Record<string, unknown>> {
    const { account, rows, trouble } = this.options;
    const [to, from] = [form.get('To') ?? '', form.get('From') ?? ''];
    checkNumbers(to, from, account.number, CALL_REFUSALS);
    const url = form.get('Url');
    if (!form.get('Twiml') && !(url && URL.canParse(url))) throw new WireRefusal(400, 21205, 'Url is not a valid URL.');
    const id = randomUUID();
    await rows.addCall({ id, phone: to, from });
    const call = this.dial(id, to, form);
    const over = call
      .run()
      .catch((cause: unknown) => trouble('a call', cause))
      .finally(() => this.#live.delete(id));
    this.#live.set(id, { call, over });
    return resource(account, id, to, 'queued');
  }

  /** By the application: `Status=canceled` or `completed` ends it. */
  update(sid: string, form: URLSearchParams): Record<string, unknown> {
    const found = [...this.#live].find(([id]) => sidOf('CA', id) === sid);
    if (!found) throw new WireRefusal(404, 20404, 'The requested call was not found.');
    const status = form.get('Status') ?? '';
    if (!['canceled', 'completed'].includes(status))
      throw new WireRefusal(400, 21218, 'Only Status can be changed, to canceled or completed.');
    found[1].call.cancel();
    return resource(this.options.account, found[0], '', status);
  }

  /** A call that this process holds the line of. */
  find(id: string): Call | null {
    return this.#live.get(id)?.call ?? null;
  }

  /** Ends every call; resolves when all lines are closed. */
  async close(): Promise<void> {
    for (const { call } of this.#live.values()) call.cancel();
    await Promise.all([...this.#live.values()].map(({ over }) => over));
  }

  private dial(id: string, to: string, form: URLSearchParams): Call {
    const { account, rows, ask, pace, trouble } = this.options;
    const reports = new CallReports({ account, sid: sidOf('CA', id), to, form, ask, trouble });
    const extension = (form.get('SendDigits') ?? '').replaceAll('w', '').replaceAll('W', '');
    return new Call({
      ringSeconds: Math.min(Number(form.get('Timeout') ?? LONGEST_RING) || LONGEST_RING, LONGEST_RING),
      timeLimit: Number(form.get('TimeLimit')) || LONGEST_CALL,
      pace,
      script: reports,
      watcher: {
        ringing: () => reports.tell(['initiated', 'ringing']),
        async answered(machine) {
          await rows.changeCall(id, { state: 'ANSWERED' });
          if (extension) await rows.changeCall(id, { said: `☎ ${extension}` });
          await reports.tell(['in-progress'], machine);
        },
        said: (text, language) => rows.changeCall(id, { said: text, locale: language ?? undefined }),
        pressed: (keys) => rows.changeCall(id, { keys }),
        async ended(ending, machine) {
          await rows.changeCall(id, { state: 'ENDED', outcome: machine ? 'voicemail' : ending });
          // A script that could not be had was apologised for: to Twilio, that call was completed.
          await reports.tell([ending === 'failed' ? 'completed' : ending], machine);
        },
      },
    });
  }
}

function resource(account: Account, id: string, to: string, status: string): Record<string, unknown> {
  const sid = sidOf('CA', id);
  const now = new Date().toUTCString();
  return {
    sid,
    account_sid: account.sid,
    api_version: API_VERSION,
    to,
    to_formatted: to,
    from: account.number,
    from_formatted: account.number,
    status,
    direction: 'outbound-api',
    answered_by: null,
    duration: null,
    start_time: null,
    end_time: null,
    price: null,
    price_unit: 'USD',
    date_created: now,
    date_updated: now,
    uri: `/${API_VERSION}/Accounts/${account.sid}/Calls/${sid}.json`,
  };
}
