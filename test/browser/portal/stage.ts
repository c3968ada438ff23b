import { jest } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';
import { enrollApp, requireMfa, signIn, signInAdmin } from '../../setup/acts.js';
import { type BuiltServer, startBuiltServer } from '../../setup/built-server.js';
import { createTestDatabase, type TestDatabase } from '../../setup/database.js';
import { PortalClient } from '../../setup/portal-client.js';
import { Scene } from './scene.js';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A machine may have other work as well. */
jest.setTimeout(120_000);

/** A person of the demo directory, required to use a second factor by a policy of their own. */
export interface Cast {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly officePhone: string | null;
  /** A mobile number of their own, as one types it after choosing Germany, and as it is dialled. */
  readonly number: string;
  readonly e164: string;
}

export interface Terms {
  readonly methods?: readonly string[];
  readonly terms?: Readonly<Record<string, number | boolean>>;
}
interface Seated {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
  readonly officePhone: string | null;
  readonly roles: string[];
}
const METHODS = ['APP_NOTIFICATION', 'APP_CODE', 'TEXT_MESSAGE', 'VOICE_CALL', 'OFFICE_PHONE'];
const AREAS = ['160', '162', '163', '170', '171', '172', '173', '174', '175'];

/** The built product with a browser in front of it: one for all journeys of a file. */
export class Stage {
  readonly problems: string[] = [];
  #database: TestDatabase | null = null;
  #server: BuiltServer | null = null;
  #browser: Browser | null = null;
  #admin: PortalClient | null = null;
  #people: Seated[] = [];
  #addresses = 0;

  /** `more`: settings beside those of the demo. */
  async open(more: Readonly<Record<string, string>> = {}): Promise<void> {
    [this.#database, this.#browser] = await Promise.all([
      createTestDatabase(),
      chromium.launch({ executablePath: process.env['CHROMIUM'], args: QUIET }),
    ]);
    this.#server = await startBuiltServer(this.#database.url, { TRUSTED_PROXIES: '127.0.0.1', ...more });
  }

  /** Opens with an admin signed in, and people for the journeys. */
  async openWithPeople(): Promise<void> {
    await this.open();
    await this.seatPeople();
  }
  async seatPeople(): Promise<void> {
    this.#admin = new PortalClient(this.url);
    await signInAdmin(this.#admin);
    const { people } = await this.admin.must<{ people: { items: Seated[] } }>(
      `{ people(filter: { directoryState: "ACTIVE" }, page: { limit: 100 }) { items { id login displayName officePhone roles } } }`,
    );
    this.#people = people.items.filter(({ roles }) => roles.length === 0);
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    const code = await this.#server?.stop();
    await this.#database?.drop();
    if (code) throw new Error(`the server ended with ${code}`);
  }

  get url(): string {
    return opened(this.#server).url;
  }
  get database(): TestDatabase {
    return opened(this.#database);
  }
  get admin(): PortalClient {
    return opened(this.#admin);
  }

  scene(): Scene {
    const { url, problems } = this;
    return new Scene({ browser: opened(this.#browser), url, problems, address: () => this.address() });
  }
  /** One test with browsers of its own. */
  journey(act: (scene: Scene) => Promise<void>): () => Promise<void> {
    return async () => {
      const scene = this.scene();
      try {
        await scene.tell(() => act(scene));
      } finally {
        await scene.end();
      }
    };
  }

  /** Somebody who was in no journey yet. */
  async person({ methods = METHODS, terms = {} }: Terms = {}, wanted: (one: Seated) => boolean = () => true): Promise<Cast> {
    const at = this.#people.findIndex(wanted);
    const [seated] = at < 0 ? [] : this.#people.splice(at, 1);
    if (!seated) throw new Error('everybody was in a journey already');
    // Numbers beside each other are taken for an attack after a while.
    const left = this.#people.length;
    const [area, own] = [AREAS[left % AREAS.length], String(9_000_000 - left * 71_317)];
    const draft = {
      name: `Pilot with ${seated.displayName}`,
      include: [{ kind: 'person', targetId: seated.id }],
      methods: [...methods],
      terms,
    };
    await requireMfa(this.admin, draft);
    return {
      id: seated.id,
      login: seated.login,
      name: seated.displayName,
      officePhone: seated.officePhone,
      number: `${area} ${own}`,
      e164: `+49${area}${own}`,
    };
  }

  /** Has an app with codes set up since the day before yesterday; returns its secret. */
  async enrolled({ id, login }: Cast): Promise<string> {
    const client = this.client();
    await signIn(client, login);
    const secret = await enrollApp(client);
    await this.daysPassed(id);
    return secret;
  }
  /** As if what this person set up and proved had been two days ago: nothing is too new, no proof is fresh, a code can be used again. */
  async daysPassed(id: string): Promise<void> {
    const sql = [
      `UPDATE authenticator SET enrolled_at = enrolled_at - interval '2 days', last_step = -1 WHERE person_id = $1`,
      `UPDATE session SET proven_at = proven_at - interval '2 days' WHERE person_id = $1`,
    ];
    for (const statement of sql) await this.database.query(statement, [id]);
  }

  /** As if what was begun had been begun too long ago. */
  async timePassed(id: string): Promise<void> {
    for (const table of ['enrollment', 'challenge']) {
      await this.database.query(
        `UPDATE ${table} SET expires_at = now() - interval '1 second', code_expires_at = now() - interval '1 second'
         WHERE person_id = $1 AND finished_at IS NULL`,
        [id],
      );
    }
  }

  /** As if the wait before another text or call were over. */
  async waitedEnough({ id }: Cast): Promise<void> {
    await this.database.query(`DELETE FROM rolling_limit WHERE scope = 'number-wait'`);
    for (const table of ['enrollment', 'challenge']) {
      await this.database.query(`UPDATE ${table} SET resend_at = now() WHERE person_id = $1 AND resend_at > now()`, [id]);
    }
  }

  private address(): Record<string, string> {
    this.#addresses += 1;
    return { 'x-forwarded-for': `198.51.100.${this.#addresses}` };
  }
  client(): PortalClient {
    return new PortalClient(this.url, this.address());
  }
}

function opened<T>(one: T | null): T {
  if (one === null) throw new Error('the stage is not open');
  return one;
}
