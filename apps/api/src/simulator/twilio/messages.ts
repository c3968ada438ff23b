import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { DemoRows } from '../phones/demo-rows.js';
import { API_VERSION, type Account, sidOf } from './account.js';
import type { Pace } from './call.js';
import { parseTwiml } from './twiml.js';
import { checkNumbers, TEXT_REFUSALS, WireRefusal } from './refusals.js';

/** Asks the application; see `callBack`. */
export type Ask = (url: string, facts: Readonly<Record<string, string>>, method?: 'GET' | 'POST') => Promise<string>;

/** Twilio cuts nothing: a longer one is refused. */
export const LONGEST_TEXT = 1600;

/** Reports come some time after the answer to the request. */
const TRANSIT_SECONDS = 0.3;

interface MessagesOptions {
  readonly account: Account;
  readonly rows: Pick<DemoRows, 'addText'>;
  readonly ask: Ask;
  readonly pace: Pace;
  /** What goes wrong after the answer has been given. */
  readonly trouble: (what: string, cause: unknown) => void;
}

/** The Messages resource, and texts that come in: https://www.twilio.com/docs/messaging/api/message-resource */
export class Messages {
  readonly #under = new Set<Promise<void>>();

  constructor(private readonly options: MessagesOptions) {}

  async create(form: URLSearchParams): Promise<Record<string, unknown>> {
    const { account, rows } = this.options;
    const [to, from, body] = [form.get('To') ?? '', form.get('From') ?? '', form.get('Body') ?? ''];
    checkNumbers(to, from, account.number, TEXT_REFUSALS);
    if (!body) throw new WireRefusal(400, 21602, 'A message body is required.');
    if (body.length > LONGEST_TEXT) throw new WireRefusal(400, 21617, `The body exceeds ${LONGEST_TEXT} characters.`);
    const id = randomUUID();
    await rows.addText({ id, phone: to, body, fromPerson: false });
    const callback = form.get('StatusCallback');
    if (callback) this.later('status of a text', () => this.report(callback, id, to));
    return resource(account, id, to, body);
  }

  /** A text typed on a demo phone, sent to the number's address for texts; what the application answers with is texted back. */
  async receive(from: string, body: string, inboundUrl: string): Promise<void> {
    const { account, rows, ask } = this.options;
    const id = randomUUID();
    await rows.addText({ id, phone: from, body, fromPerson: true });
    const sid = sidOf('SM', id);
    const answer = await ask(inboundUrl, {
      ToCountry: '',
      SmsMessageSid: sid,
      NumMedia: '0',
      SmsSid: sid,
      SmsStatus: 'received',
      Body: body,
      To: account.number,
      NumSegments: '1',
      MessageSid: sid,
      AccountSid: account.sid,
      From: from,
      ApiVersion: API_VERSION,
    });
    for (const verb of answer.trim() ? parseTwiml(answer) : []) {
      if (verb.verb === 'message') await rows.addText({ id: randomUUID(), phone: from, body: verb.text, fromPerson: false });
    }
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await Promise.all(this.#under);
  }

  private async report(url: string, id: string, to: string): Promise<void> {
    const sid = sidOf('SM', id);
    await wait(TRANSIT_SECONDS * this.options.pace.second);
    for (const status of ['sent', 'delivered']) {
      await this.options.ask(url, {
        SmsSid: sid,
        SmsStatus: status,
        MessageStatus: status,
        To: to,
        MessageSid: sid,
        AccountSid: this.options.account.sid,
        From: this.options.account.number,
        ApiVersion: API_VERSION,
      });
    }
  }

  private later(what: string, work: () => Promise<void>): void {
    const under = work().catch((cause: unknown) => this.options.trouble(what, cause));
    this.#under.add(under);
    void under.finally(() => this.#under.delete(under));
  }
}

function resource(account: Account, id: string, to: string, body: string): Record<string, unknown> {
  const sid = sidOf('SM', id);
  const uri = `/${API_VERSION}/Accounts/${account.sid}/Messages/${sid}`;
  const now = new Date().toUTCString();
  return {
    sid,
    account_sid: account.sid,
    messaging_service_sid: null,
    api_version: API_VERSION,
    to,
    from: account.number,
    body,
    status: 'queued',
    direction: 'outbound-api',
    num_segments: '1',
    num_media: '0',
    price: null,
    price_unit: 'USD',
    error_code: null,
    error_message: null,
    date_created: now,
    date_updated: now,
    date_sent: null,
    uri: `${uri}.json`,
    subresource_uris: { media: `${uri}/Media.json` },
  };
}
