import { Audit } from '../../apps/api/src/audit/index.js';
import { Outbox } from '../../apps/api/src/delivery/index.js';
import { EnrollmentService } from '../../apps/api/src/enrollment/index.js';
import { Bus, Database, HostSecretBox, type Settings } from '../../apps/api/src/platform/index.js';
import { createTestDatabase } from '../setup/database.js';
import { demoSettings } from '../setup/demo-settings.js';
import { connect, insertPerson } from './plain-host.js';

/** The enrollment slice over a database of its own, without the rest of the application. */
export async function enrollmentHost(changes: Partial<Settings> = {}) {
  const test = await createTestDatabase();
  const settings = demoSettings(test.url, changes);
  const source = await connect(settings);
  const box = new HostSecretBox(settings.key.reveal());
  const bus = new Bus(settings);
  const outbox = new Outbox(box, bus);
  const database = new Database(source);
  return {
    test,
    settings,
    box,
    bus,
    outbox,
    database,
    service: new EnrollmentService(database, box, new Audit(), outbox, settings),
    newPerson: () => insertPerson(source),
    async close() {
      await source.destroy();
      await test.drop();
    },
  };
}
export type EnrollmentHost = Awaited<ReturnType<typeof enrollmentHost>>;
