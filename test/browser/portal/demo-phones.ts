import { codeIn, newestText } from '../../setup/acts.js';
import type { PortalClient } from '../../setup/portal-client.js';

interface DemoCall {
  readonly id: string;
  readonly phone: string;
  readonly state: string;
  readonly said: string[];
  readonly outcome: string | null;
}
const CALLS = '{ demoCalls(limit: 50) { id phone state said outcome } }';
const LOOKS = 100;
const PAUSE_MS = 100;

/** The phones of the simulator, without its page. Texts and calls that were looked at once are not taken for new ones. */
export class DemoPhones {
  readonly #seen = new Set<string>();

  constructor(private readonly client: PortalClient) {}

  async code(phone: string): Promise<string> {
    const { id, body } = await newestText(this.client, phone, this.#seen);
    this.#seen.add(id);
    return codeIn(body);
  }

  async reply(phone: string, body: string): Promise<void> {
    await this.client.must('mutation ($phone: String!, $body: String!) { demoReply(phone: $phone, body: $body) }', {
      phone,
      body,
    });
  }

  /** The call that rings at this phone. */
  async ringing(phone: string): Promise<string> {
    const call = await this.until(phone, ({ id, state }) => state === 'RINGING' && !this.#seen.has(id));
    this.#seen.add(call.id);
    return call.id;
  }

  /** Picks up and waits for the voice. */
  async answer(phone: string): Promise<string> {
    const id = await this.ringing(phone);
    await this.client.must('mutation ($id: ID!) { demoAnswerCall(id: $id) { id } }', { id });
    await this.until(phone, (call) => call.id === id && call.said.length > 0);
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
    return (await this.until(phone, (call) => call.id === id)).said;
  }

  private async until(phone: string, wanted: (call: DemoCall) => boolean): Promise<DemoCall> {
    for (let look = 0; look < LOOKS; look += 1) {
      const { demoCalls } = await this.client.must<{ demoCalls: DemoCall[] }>(CALLS);
      const found = demoCalls.find((call) => call.phone === phone && wanted(call));
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    throw new Error(`no such call at ${phone}`);
  }
}
