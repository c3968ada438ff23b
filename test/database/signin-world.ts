import { type DynamicModule, Global, Module, ValidationPipe } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { DirectoryReader, PasswordCheck } from '@tessera/directory';
import type { AddressInfo } from 'node:net';
import { AuditModule } from '../../apps/api/src/audit/index.js';
import { DeliveryModule, DeliveryService } from '../../apps/api/src/delivery/index.js';
import { DeliveryWorker } from '../../apps/api/src/delivery/delivery-worker.js';
import { openContent, openRecipient } from '../../apps/api/src/delivery/outbox.js';
import { type Connected, Connections } from '../../apps/api/src/directories/index.js';
import { EnrollmentModule } from '../../apps/api/src/enrollment/index.js';
import { PeopleModule } from '../../apps/api/src/people/index.js';
import { Database, HostSecretBox, type Settings } from '../../apps/api/src/platform/index.js';
import { PlatformModule } from '../../apps/api/src/platform/platform.module.js';
import { setStreamSchema } from '../../apps/api/src/platform/graphql/stream-options.js';
import { registerSecurity } from '../../apps/api/src/platform/http/security.js';
import { PLAIN_TERMS, PoliciesModule, type PolicyTerms } from '../../apps/api/src/policies/index.js';
import { Engine } from '../../apps/api/src/policies/engine/engine.js';
import { SigninModule } from '../../apps/api/src/signin/index.js';
import { createTestDatabase } from '../setup/database.js';
import { PortalClient } from '../setup/portal-client.js';
import { demoSettings } from '../setup/demo-settings.js';
import { dnOf, insertPerson, type PersonSeed } from './plain-host.js';

export const PASSWORD = 'correct horse';

/** A directory that knows everybody's password and remembers whom it was asked about. */
export class FakeDirectory {
  readonly asked: string[] = [];
  answer: ((dn: string, password: string) => Promise<PasswordCheck>) | null = null;
  readonly known = new Set<string>();

  readonly reader = {
    verifyPassword: async (dn: string, password: string): Promise<PasswordCheck> => {
      this.asked.push(dn);
      if (this.answer) return this.answer(dn, password);
      return this.known.has(dn) && password === PASSWORD ? { ok: true } : { ok: false, why: 'wrong' };
    },
  } as DirectoryReader;
}

@Global()
@Module({})
class FakeDirectoryModule {
  static with(directory: FakeDirectory): DynamicModule {
    const connected = async () => ({ row: { baseDn: 'dc=test' }, reader: directory.reader }) as Connected;
    const connections: Pick<Connections, 'of' | 'first'> = { of: connected, first: connected };
    return {
      module: FakeDirectoryModule,
      providers: [{ provide: Connections, useValue: connections }],
      exports: [Connections],
    };
  }
}

/** The API from the sign-in down, over HTTP, on a database of its own, with a directory that a test can bend. */
export async function signinWorld(changes: Partial<Settings> = {}) {
  const test = await createTestDatabase();
  const settings = demoSettings(test.url, changes);
  const directory = new FakeDirectory();
  const module = await Test.createTestingModule({
    imports: [
      PlatformModule.with(settings),
      AuditModule,
      DeliveryModule,
      PeopleModule,
      EnrollmentModule,
      PoliciesModule,
      FakeDirectoryModule.with(directory),
      SigninModule,
    ],
  })
    .overrideProvider(DeliveryWorker)
    .useValue({})
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter({ trustProxy: ['127.0.0.1'] }), {
    logger: ['fatal', 'error'],
  });
  app.useGlobalPipes(new ValidationPipe({ transform: true }));
  await registerSecurity(app.getHttpAdapter().getInstance(), settings);
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const database = app.get(Database);
  const box = app.get(HostSecretBox);
  setStreamSchema(app.get(GraphQLSchemaHost).schema);
  /** Methods that no provider carries; none at first. */
  const unreachable = new Set<string>();
  app.get(DeliveryService).canSend = async (method) => !unreachable.has(method);

  return {
    app,
    test,
    url,
    directory,
    settings,
    unreachable,
    schema: app.get(GraphQLSchemaHost).schema,
    client: () => new PortalClient(url),
    async person(seed: PersonSeed): Promise<string> {
      directory.known.add(dnOf(seed.login));
      return insertPerson(database.manager, seed);
    },
    evaluate: () => database.transaction((work) => app.get(Engine).evaluate(work, 'schedule')),
    /** Requires a second factor of these people, by one of these methods. */
    async require(
      personIds: readonly string[],
      methods: readonly string[] = ['app-code', 'text-message'],
      terms: Partial<PolicyTerms> = {},
    ): Promise<void> {
      const name = `policy of ${personIds.join()} ${methods.join()} ${JSON.stringify(terms)}`;
      const [policy] = await test.query<{ id: string }>('INSERT INTO policy (name) VALUES ($1) RETURNING id', [name]);
      const [version] = await test.query<{ id: string }>(
        'INSERT INTO policy_version (policy_id, name, methods, terms) VALUES ($1, $2, $3, $4) RETURNING id',
        [policy?.id, name, methods, JSON.stringify({ ...PLAIN_TERMS, ...terms })],
      );
      await test.query(
        `INSERT INTO policy_condition (version_id, effect, kind, target_id, label)
         SELECT $1, 'include', 'person', id, 'somebody' FROM unnest($2::uuid[]) id`,
        [version?.id, personIds],
      );
      await test.query(
        `UPDATE policy_version SET number = 1, published_at = now(), published_by = 'Test', reason = 'test' WHERE id = $1`,
        [version?.id],
      );
      await test.query('UPDATE policy SET active_version_id = $2 WHERE id = $1', [policy?.id, version?.id]);
      await this.evaluate();
    },
    /** Gives a console role to a person, by a group of their own. */
    async giveRole(personId: string, role: string): Promise<void> {
      const [group] = await test.query<{ id: string }>(
        `INSERT INTO directory_group (directory_id, external_id, dn, dn_key, path, name, row_hash)
         SELECT id, gen_random_uuid()::text, 'cn=g', gen_random_uuid()::text, 'g', $1, '\\x00' FROM directory RETURNING id`,
        [`${role}s`],
      );
      await test.query('INSERT INTO group_member (group_id, person_id) VALUES ($1, $2)', [group?.id, personId]);
      await test.query('INSERT INTO role_mapping (role, group_id) VALUES ($1, $2)', [role, group?.id]);
      await test.query('SELECT rebuild_group_closure()');
      await this.evaluate();
    },
    /** What waits to be sent to one person, newest first: nothing leaves this world. */
    async sent(personId: string): Promise<{ kind: string; to: string; regardingId: string; content: Record<string, string> }[]> {
      const found = await test.query<{ id: string; kind: 'text-message'; regardingId: string; recipient: Buffer; body: Buffer }>(
        `SELECT id, kind, regarding_id AS "regardingId", recipient, body FROM outbox_message WHERE person_id = $1
          ORDER BY created_at DESC`,
        [personId],
      );
      return found.map((row) => ({
        kind: row.kind,
        to: openRecipient(box, row.recipient, { id: row.id, personId }),
        regardingId: row.regardingId,
        content: openContent(box, row.body, { ...row, personId }) as unknown as Record<string, string>,
      }));
    },
    /** A code of an app is good once a step; this lets a test use another one within the same half minute. */
    reuse: (personId: string) => test.query('UPDATE authenticator SET last_step = -1 WHERE person_id = $1', [personId]),
    actions: async (personId: string): Promise<string[]> =>
      (
        await test.query<{ action: string }>('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY ordinal', [personId])
      ).map(({ action }) => action),
    async close() {
      await app.close();
      await test.drop();
    },
  };
}
export type SigninWorld = Awaited<ReturnType<typeof signinWorld>>;
