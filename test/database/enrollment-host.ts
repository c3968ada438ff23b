import { Audit } from '../../apps/api/src/audit/index.js';
import { Deliveries, type DeliveryService, Outbox } from '../../apps/api/src/delivery/index.js';
import { openContent, openRecipient } from '../../apps/api/src/delivery/outbox.js';
import { EnrollmentService } from '../../apps/api/src/enrollment/enrollment.service.js';
import { SendBudget } from '../../apps/api/src/enrollment/send-budget.js';
import { Trust } from '../../apps/api/src/enrollment/trust.js';
import { Alerts } from '../../apps/api/src/people/alerts/alerts.js';
import { Bus, Database, HostSecretBox, type Settings } from '../../apps/api/src/platform/index.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { demoSettings } from '../setup/demo-settings.js';
import { connect, insertPerson } from './plain-host.js';

/** One process of the enrollment slice over a database, without the rest of the application. */
export async function enrollmentProcess(settings: Settings) {
  const source = await connect(settings);
  const box = new HostSecretBox(settings.key.reveal());
  const bus = new Bus(settings);
  const outbox = new Outbox(box, bus);
  const database = new Database(source);
  const audit = new Audit();
  const trust = new Trust();
  const budget = new SendBudget(database, new Deliveries(database));
  /** Kinds that have a provider, beside what needs none. */
  const carried = new Set<string>();
  const delivery = { carries: async (kind: string) => carried.has(kind) } as object as DeliveryService;
  const alerts = new Alerts(outbox, delivery, audit, settings);
  const service = new EnrollmentService(database, box, audit, outbox, bus, alerts, trust, budget, settings);
  return {
    box,
    bus,
    database,
    source,
    trust,
    budget,
    alerts,
    carried,
    service,
    /** The core, asked from one address. */
    core: () => service.for({ sourceAddress: '192.0.2.1', decisionId: null }),
    close: () => source.destroy(),
  };
}
export type EnrollmentProcess = Awaited<ReturnType<typeof enrollmentProcess>>;

/** The enrollment slice over a database of its own. */
export async function enrollmentHost(changes: Partial<Settings> = {}) {
  const test = await createTestDatabase();
  const settings = demoSettings(test.url, changes);
  const first = await enrollmentProcess(settings);
  return {
    ...first,
    test,
    settings,
    newPerson: () => insertPerson(first.source),
    async close() {
      await first.close();
      await test.drop();
    },
  };
}
export type EnrollmentHost = Awaited<ReturnType<typeof enrollmentHost>>;

/** Mails and alerts that wait to be sent, opened. */
export async function queued(
  test: TestDatabase,
  box: HostSecretBox,
  kind: 'mail' | 'alert',
): Promise<{ personId: string | null; to: string; content: object }[]> {
  const found = await test.query<{ id: string; personId: string | null; recipient: Buffer; body: Buffer }>(
    `SELECT id, person_id AS "personId", recipient, body FROM outbox_message WHERE kind = $1 ORDER BY created_at, id`,
    [kind],
  );
  return found.map(({ id, personId, recipient, body }) => ({
    personId,
    to: openRecipient(box, recipient, { id, personId }),
    content: openContent(box, body, { id, personId, kind }),
  }));
}
