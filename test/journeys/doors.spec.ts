import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { enrollApp, signIn, signInAdmin } from '../setup/acts.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import type { PortalClient } from '../setup/portal-client.js';
import { type RunningApp, startApp } from '../setup/running-app.js';
import { DOORS, VIEWERS, type ViewerKind } from './door-table.js';

/** The smallest value of a type that passes validation. */
function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) && field.defaultValue === undefined,
    );
    return `{${required.map((field) => `${field.name}: ${literal(field.type)}`).join(', ')}}`;
  }
  return { ID: '"00000000-0000-4000-8000-00000000dead"', Int: '1', Float: '1', Boolean: 'true' }[String(type)] ?? '"x"';
}

function call(kind: string, field: GraphQLField<unknown, unknown>): string {
  const required = field.args.filter((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined);
  const args = required.length ? `(${required.map((argument) => `${argument.name}: ${literal(argument.type)}`).join(', ')})` : '';
  let type = field.type;
  while (isNonNullType(type) || isListType(type)) type = type.ofType;
  return `${kind} { ${field.name}${args} ${isObjectType(type) ? '{ __typename }' : ''} }`;
}

describe('every door of the API, for everybody who could knock', () => {
  let database: TestDatabase;
  let running: RunningApp;
  let schema: GraphQLSchema;
  const clients = new Map<ViewerKind, PortalClient>();

  beforeAll(async () => {
    database = await createTestDatabase();
    running = await startApp(database.url);
    schema = running.app.get(GraphQLSchemaHost).schema;
    const client = (kind: ViewerKind): PortalClient => {
      const made = running.client();
      clients.set(kind, made);
      return made;
    };
    client('anyone');
    await signInAdmin(client('admin'));
    for (const [kind, login] of [
      ['helpdesk', 'hugo'],
      ['auditor', 'aurora'],
    ] as const) {
      const operator = client(kind);
      await signIn(operator, login);
      await enrollApp(operator);
    }
    expect((await signIn(client('person'), 'sam')).state).toBe('SIGNED_IN');
    expect((await signIn(client('challenge'), 'ada')).state).toBe('CHALLENGE');
    running.directory.addPerson({ login: 'newcomer', givenName: 'New', familyName: 'Comer', unit: 'Support' });
    running.directory.addMember('Tessera Helpdesk', 'newcomer');
    await running.resync();
    expect((await signIn(client('enroll'), 'newcomer')).state).toBe('ENROLL');
  });
  afterAll(async () => {
    await running.close();
    await database.drop();
  });

  const fields = () =>
    [
      ['query', 'Query', schema.getQueryType()],
      ['mutation', 'Mutation', schema.getMutationType()],
    ].flatMap(([kind, name, type]) =>
      Object.values((type as { getFields(): Record<string, GraphQLField<unknown, unknown>> }).getFields()).map((field) => ({
        kind: String(kind),
        name: `${String(name)}.${field.name}`,
        field,
      })),
    );

  it('H04: each operation has a row in the table, and each row an operation', () => {
    const streams = Object.keys(schema.getSubscriptionType()?.getFields() ?? {}).map((name) => `Subscription.${name}`);
    expect([...fields().map(({ name }) => name), ...streams].toSorted()).toEqual(Object.keys(DOORS).toSorted());
  });

  it('E05 G02 G10 H04: whoever has no right is refused, on every operation', async () => {
    const open: string[] = [];
    for (const { kind, name, field } of fields()) {
      for (const viewer of VIEWERS.filter((one) => !DOORS[name]?.includes(one))) {
        const { error } = await clients.get(viewer)!.ask(call(kind, field));
        if (!['session_over', 'forbidden'].includes(error?.code ?? '')) open.push(`${name} let ${viewer} in: ${error?.code}`);
      }
    }
    expect(open).toEqual([]);
  });

  it('H04: whoever has the right passes the guard', async () => {
    const shut: string[] = [];
    const last = ['Mutation.signIn', 'Mutation.cancelSignIn', 'Mutation.signOut'];
    const order = fields().filter(({ name }) => !last.includes(name));
    for (const { kind, name, field } of order) {
      for (const viewer of DOORS[name] ?? []) {
        const { error } = await clients.get(viewer)!.ask(call(kind, field));
        if (['session_over', 'forbidden', 'internal'].includes(error?.code ?? ''))
          shut.push(`${name} for ${viewer}: ${error?.code}`);
      }
    }
    expect(shut).toEqual([]);
  });

  it('G10 G02: the helpdesk reads what happened to plain people and what it did itself, and nothing about operators', async () => {
    const asked = async (viewer: ViewerKind, login: string): Promise<number> => {
      const { people } = await clients
        .get('admin')!
        .must<{ people: { items: { id: string; login: string }[] } }>(
          `query ($search: String) { people(filter: {search: $search}) { items { id login } } }`,
          { search: login },
        );
      const id = people.items.find((person) => person.login === login)?.id;
      const { auditEvents } = await clients
        .get(viewer)!
        .must<{ auditEvents: { items: object[] } }>(
          `query ($id: ID) { auditEvents(filter: {subjectId: $id}) { items { id } } }`,
          { id },
        );
      return auditEvents.items.length;
    };
    expect(await asked('auditor', 'ada')).toBeGreaterThan(0);
    expect(await asked('helpdesk', 'ada')).toBe(0);
    expect(await asked('helpdesk', 'aurora')).toBe(0);
    expect(await asked('helpdesk', 'sam')).toBeGreaterThan(0);
    expect(await asked('helpdesk', 'hugo')).toBeGreaterThan(0);
  });
});
