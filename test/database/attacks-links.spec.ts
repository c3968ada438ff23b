import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  type GraphQLField,
  type GraphQLSchema,
  isInputObjectType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DOORS } from '../journeys/door-table.js';
import { signIn } from '../setup/acts.js';
import { PortalClient } from '../setup/portal-client.js';
import { TestPhone } from '../setup/test-phone.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

const SCHEMA = path.join(import.meta.dirname, '../../apps/api/schema.graphql');
/** Cookies of this kind of result change who the browser is. */
const LEADS_TO_A_VIEWER = ['SignInStep', 'EnrollmentResult'];

describe('no way around the password and the second factor', () => {
  const schema: GraphQLSchema = buildSchema(readFileSync(SCHEMA, 'utf8'));
  const operations: [string, GraphQLField<unknown, unknown>][] = [schema.getQueryType(), schema.getMutationType()].flatMap(
    (root) =>
      Object.values(root?.getFields() ?? {}).map((field): [string, typeof field] => [`${root?.name}.${field.name}`, field]),
  );
  /** Every name that a caller can write: operations, their arguments, fields of inputs. */
  const said = [
    ...operations.flatMap(([name, { args }]) => [name, ...args.map((arg) => `${name}(${arg.name})`)]),
    ...Object.values(schema.getTypeMap())
      .filter(isInputObjectType)
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)),
  ];
  const named = (...words: string[]): string[] => said.filter((name) => words.some((word) => name.toLowerCase().includes(word)));

  it('E09: nothing sets or resets a password; the one that is given is the one that is checked', () => {
    const ofPeople = named('password').filter((name) => !name.includes('ppPassword') && name !== 'DirectoryInput.bindPassword');
    expect(ofPeople).toEqual(['Mutation.signIn(password)']);
    expect(named('reset', 'forgot', 'changepassword', 'setpassword')).toEqual([]);
  });

  it('E09: whoever is nobody yet becomes somebody by the password alone', () => {
    const ways = operations.filter(
      ([name, { type }]) => LEADS_TO_A_VIEWER.includes(getNamedType(type).name) && DOORS[name]?.includes('anyone'),
    );
    expect(ways.map(([name]) => name).toSorted()).toEqual(['Mutation.cancelSignIn', 'Mutation.signIn', 'Mutation.signOut']);
    const password = ways.find(([name]) => name === 'Mutation.signIn')?.[1].args.find(({ name }) => name === 'password');
    expect(password && isNonNullType(password.type)).toBe(true);
    // The list of such results is whole: nothing else carries a viewer.
    const carriers = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && Object.values(type.getFields()).some((field) => getNamedType(field.type).name === 'Viewer'),
    );
    expect(carriers.map(({ name }) => name).toSorted()).toEqual(['EnrollmentResult', 'Query', 'SignInStep']);
  });

  it('E12: there are no invitations; the only secrets that are handed on are a device’s activation code and the set-up token', () => {
    expect(named('invit', 'magic', 'link')).toEqual([]);
    expect(named('token')).toEqual(['Query.setupGroups(token)', 'Mutation.claimSetup(token)']);
    expect(named('activat').filter((name) => !name.startsWith('DeviceActivation.'))).toEqual([
      'Mutation.activateDevice',
      'Mutation.activateDevice(input)',
    ]);
  });

  it('F07: there is no bypass, exemption or temporary pass that could be forgotten', () => {
    expect(named('bypass', 'exempt', 'temporary', 'impersonat', 'sudo')).toEqual([]);
    expect(named('pass').filter((name) => !name.toLowerCase().includes('password'))).toEqual([]);
  });
});

describe('the activation code of a device', () => {
  let world: SigninWorld;
  beforeAll(async () => {
    world = await signinWorld();
  });
  afterAll(() => world.close());

  it('E12: of a hundred uses at once one succeeds, and afterwards it is dead; only its hash is kept', async () => {
    const id = await world.person({ login: 'sam' });
    await world.require([id], ['app-notification']);
    const client = world.client();
    await signIn(client, 'sam', PASSWORD);
    const { startAppEnrollment } = await client.must<{ startAppEnrollment: { device: { code: string } } }>(
      'mutation { startAppEnrollment(method: APP_NOTIFICATION) { device { code } } }',
    );
    const { code } = startAppEnrollment.device;
    // Each from a place of its own: the limit of one source is another defence.
    const from = (place: number) => new PortalClient(world.url, { 'x-forwarded-for': `198.51.100.${place}` });
    const phones = Array.from({ length: 100 }, (_, place) => new TestPhone(from(place)));
    const answers = await Promise.all(phones.map((phone) => phone.activate(code)));
    expect(answers.filter(({ error }) => error === null)).toHaveLength(1);
    const refusals = new Set(answers.flatMap(({ error }) => (error ? [error.code] : [])));
    expect([...refusals]).toEqual(['device_unknown']);
    expect((await new TestPhone(from(100)).activate(code)).error?.code).toBe('device_unknown');
    expect(
      await world.test.query(`SELECT 1 FROM enrollment e WHERE e::text LIKE '%' || $1 || '%'`, [code.replaceAll(' ', '')]),
    ).toEqual([]);
  });
});
