import { codeIn } from '../../setup/acts.js';
import type { PortalClient } from '../../setup/portal-client.js';

interface DemoCall {
  readonly id: string;
  readonly phone: string;
  readonly state: string;
  readonly said: string[];
  readonly outcome: string | null;
}
interface DemoText {
  readonly id: string;
  readonly body: string;
  readonly fromPerson: boolean;
}
const TEXTS = 'query ($phone: String) { demoTexts(phone: $phone) { id body fromPerson } }';
const CALLS = '{ demoCalls(limit: 50) { id phone state said outcome } }';
const LOOKS = 100;
const PAUSE_MS = 100;

/** The phones of the simulator, without its page. Texts and calls that were looked at once are not taken for new ones. */
export class DemoPhones {
  readonly #seen = new Set<string>();

  constructor(private readonly client: PortalClient) {}

  /** The code in the newest text; what the person replied has one in it as well. */
  async code(phone: string): Promise<string> {
    const text = await until(`text at ${phone}`, async () => {
      const { demoTexts } = await this.client.must<{ demoTexts: DemoText[] }>(TEXTS, { phone });
      return demoTexts.find(({ id, fromPerson }) => !fromPerson && !this.#seen.has(id));
    });
    this.#seen.add(text.id);
    return codeIn(text.body);
  }

  async reply(phone: string, body: string): Promise<void> {
    await this.client.must('mutation ($phone: String!, $body: String!) { demoReply(phone: $phone, body: $body) }', {
      phone,
      body,
    });
  }

  /** The call that rings at this phone. */
  async ringing(phone: string): Promise<string> {
    const call = await this.call(phone, ({ id, state }) => state === 'RINGING' && !this.#seen.has(id));
    this.#seen.add(call.id);
    return call.id;
  }

  /** Picks up and waits for the voice. */
  async answer(phone: string): Promise<string> {
    const id = await this.ringing(phone);
    await this.client.must('mutation ($id: ID!) { demoAnswerCall(id: $id) { id } }', { id });
    await this.call(phone, (call) => call.id === id && call.said.length > 0);
    return id;
  }

  async press(id: string, keys: string): Promise<void> {
    await this.client.must('mutation ($id: ID!, $keys: String!) { demoPressKeys(id: $id, keys: $keys) { id } }', { id, keys });
  }

  async decline(phone: string): Promise<void> {
    await this.client.must('mutation ($id: ID!) { demoHangUp(id: $id) { id } }', { id: await this.ringing(phone) });
  }

  async voicemail(phone: string): Promise<void> {
    await this.client.must('mutation ($id: ID!) { demoVoicemail(id: $id) { id } }', { id: await this.ringing(phone) });
  }

  async said(id: string, phone: string): Promise<string[]> {
    return (await this.call(phone, (call) => call.id === id)).said;
  }

  private call(phone: string, wanted: (call: DemoCall) => boolean): Promise<DemoCall> {
    return until(`call at ${phone}`, async () => {
      const { demoCalls } = await this.client.must<{ demoCalls: DemoCall[] }>(CALLS);
      return demoCalls.find((call) => call.phone === phone && wanted(call));
    });
  }
}

async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (let looked = 0; looked < LOOKS; looked += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`no such ${what}`);
}
