import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PolicyTerms } from '../../apps/api/src/policies/index.js';
import { enrollApp, PUBLISH, SIGN_IN, signIn } from '../setup/acts.js';
import { PortalClient } from '../setup/portal-client.js';
import { me, passByApp, peopleOf, type TwoFactors } from './signin-people.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

const OFFICE = '192.0.2.0/24';
const GRANT = `mutation ($input: PolicyExceptionInput!) { grantPolicyException(input: $input) { id owner reason endsAt running } }`;
const END = `mutation ($id: ID!) { endPolicyException(id: $id) { running endedBy } }`;
const EXPLAIN = `query ($id: ID!) { decisionExplanation(decisionId: $id) { outcome reason trace explanation { state exception { owner reason } } } }`;

describe('what policy says of where and when, through whole sign-ins', () => {
  let world: SigninWorld;
  let people: ReturnType<typeof peopleOf>;
  let boss: TwoFactors;
  let admin: PortalClient;

  beforeAll(async () => {
    world = await signinWorld();
    people = peopleOf(world);
    boss = await people.withTwo('boss');
    await world.giveRole(boss.id, 'admin');
    admin = await people.signInAgain(boss);
  });
  afterAll(() => world.close());

  const from = (address: string): PortalClient => new PortalClient(world.url, { 'x-forwarded-for': address });
  const inside = (): PortalClient => from('192.0.2.7');
  const outside = (): PortalClient => from('198.51.100.7');
  const stateOf = async (login: string, client: PortalClient): Promise<string> => {
    await signIn(client, login, PASSWORD);
    return (await me(client)).state;
  };
  const refusal = async (login: string, client: PortalClient) => (await client.ask(SIGN_IN, { login, password: PASSWORD })).error;
  const newcomer = async (login: string, terms: Partial<PolicyTerms>): Promise<string> => {
    const id = await world.person({ login });
    await world.require([id], ['app-code'], terms);
    return id;
  };

  describe('networks without a second factor', () => {
    it('P1: inside the password is enough for whoever has enrolled; outside it is not', async () => {
      const owner = await people.withTwo('nora', { networks: [OFFICE] });
      const office = inside();
      expect(await stateOf('nora', office)).toBe('SIGNED_IN');
      expect(await me(office)).toMatchObject({ state: 'SIGNED_IN', freshUntil: null, roles: [] });
      const home = outside();
      expect(await stateOf('nora', home)).toBe('CHALLENGE');
      await world.reuse(owner.id);
      await passByApp(home, owner.secret);
      expect((await me(home)).state).toBe('SIGNED_IN');
      expect(await stateOf('nora', from('::ffff:192.0.2.7'))).toBe('SIGNED_IN');
    });

    it('P1: it frees nobody from enrolling', async () => {
      await newcomer('fresh', { networks: [OFFICE] });
      expect(await stateOf('fresh', inside())).toBe('ENROLL');
    });

    it('P1 E07: an operator is asked there as everywhere', async () => {
      const owner = await people.withTwo('hilda', { networks: [OFFICE] });
      const before = inside();
      expect(await stateOf('hilda', before)).toBe('SIGNED_IN');
      await world.giveRole(owner.id, 'helpdesk');
      expect((await me(before)).state).toBe('ANONYMOUS');
      expect(await stateOf('hilda', inside())).toBe('CHALLENGE');
    });

    it('P1: of two policies only addresses that both name count, and a session that rested on another ends', async () => {
      const owner = await people.withTwo('otto', { networks: [OFFICE] });
      const office = inside();
      expect(await stateOf('otto', office)).toBe('SIGNED_IN');
      await world.require([owner.id], ['app-code'], { networks: ['192.0.2.128/25'] });
      expect((await me(office)).state).toBe('ANONYMOUS');
      expect(await stateOf('otto', inside())).toBe('CHALLENGE');
      expect(await stateOf('otto', from('192.0.2.200'))).toBe('SIGNED_IN');
    });
  });

  describe('where enrolling may begin', () => {
    it('P1 E01: only from the networks that policy names; elsewhere it is refused with a number to quote', async () => {
      const id = await newcomer('paul', { enrollFrom: 'network', enrollNetworks: [OFFICE] });
      const refused = await refusal('paul', outside());
      expect(refused?.code).toBe('enroll_from_network');
      const { decisionExplanation } = await admin.must<{ decisionExplanation: { outcome: string; reason: string } }>(EXPLAIN, {
        id: refused?.['decisionId'],
      });
      expect(decisionExplanation).toMatchObject({ outcome: 'deny', reason: 'enroll_from_network' });
      expect(await world.actions(id)).toContain('signin.denied');
      const office = inside();
      expect(await stateOf('paul', office)).toBe('ENROLL');
      await enrollApp(office);
      expect((await me(office)).state).toBe('SIGNED_IN');
      expect(await stateOf('paul', outside())).toBe('CHALLENGE');
    });

    it('P1: while grace runs the person goes on without; afterwards not', async () => {
      const id = await newcomer('gwen', { enrollFrom: 'network', enrollNetworks: [OFFICE], graceDays: 7 });
      expect(await stateOf('gwen', outside())).toBe('SIGNED_IN');
      await world.test.query(`UPDATE first_required SET at = at - interval '8 days' WHERE person_id = $1`, [id]);
      expect((await refusal('gwen', outside()))?.code).toBe('enroll_from_network');
    });

    it('P1: with a pass of the helpdesk only: refused from anywhere, and a stricter policy wins over a wider one', async () => {
      const id = await newcomer('vera', { enrollFrom: 'network', enrollNetworks: [OFFICE] });
      expect(await stateOf('vera', inside())).toBe('ENROLL');
      await world.require([id], ['app-code'], { enrollFrom: 'helpdesk' });
      for (const client of [inside(), outside()]) expect((await refusal('vera', client))?.code).toBe('enroll_by_helpdesk');
    });
  });

  describe('temporary exceptions', () => {
    const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
    const granted = async (personId: string) =>
      (
        await admin.must<{ grantPolicyException: { id: string } }>(GRANT, {
          input: { personId, owner: 'Grace', reason: 'a broken phone', endsAt: inDays(6) },
        })
      ).grantPolicyException;

    it('P1: for its time nothing is asked, with owner, reason and end; the decision names it', async () => {
      const id = await newcomer('exa', {});
      const made = await granted(id);
      expect(made).toMatchObject({ owner: 'Grace', reason: 'a broken phone', running: true });
      const client = world.client();
      const { decisionId } = await signIn(client, 'exa', PASSWORD);
      expect((await me(client)).state).toBe('SIGNED_IN');
      const explained = await admin.must(EXPLAIN, { id: decisionId });
      expect(explained).toMatchObject({
        decisionExplanation: { outcome: 'allow', trace: { requirement: { exceptionId: made.id, versions: [] } } },
      });
      expect(await world.actions(id)).toContain('policy.exception_granted');
    });

    it('P1: it ends by itself in its moment, and when an admin ends it', async () => {
      const [byItself, byHand] = [await newcomer('self', {}), await newcomer('hand', {})];
      await granted(byItself);
      const made = await granted(byHand);
      await world.test.query(
        `UPDATE policy_exception SET starts_at = now() - interval '2 hours', ends_at = now() - interval '1 second' WHERE person_id = $1`,
        [byItself],
      );
      expect(await stateOf('self', world.client())).toBe('ENROLL');
      const client = world.client();
      expect(await stateOf('hand', client)).toBe('SIGNED_IN');
      expect(await admin.must(END, { id: made.id })).toEqual({ endPolicyException: { running: false, endedBy: 'Boss' } });
      expect((await me(client)).state).toBe('ANONYMOUS');
      expect(await stateOf('hand', world.client())).toBe('ENROLL');
    });

    it('P1: what is enrolled is asked for all the same; a week is the most, and nobody with a role has one', async () => {
      const owner = await people.withTwo('both');
      await granted(owner.id);
      expect(await stateOf('both', world.client())).toBe('CHALLENGE');
      const ask = async (personId: string, changes: object) =>
        (await admin.ask(GRANT, { input: { personId, owner: 'Grace', reason: 'r', endsAt: inDays(1), ...changes } })).error;
      const id = await world.person({ login: 'long' });
      expect(await ask(id, { endsAt: inDays(8) })).toMatchObject({ code: 'policy_exception_invalid', field: 'endsAt' });
      expect(await ask(id, { owner: ' ' })).toMatchObject({ field: 'owner' });
      expect(await ask(id, { reason: ' ' })).toMatchObject({ code: 'reason_missing' });
      expect(await ask(boss.id, {})).toMatchObject({ field: 'personId' });
    });
  });

  it('P1: a policy that only observes asks nothing, and each decision says what it would have asked', async () => {
    const id = await world.person({ login: 'seen' });
    const draft = {
      name: 'Watched',
      include: [{ kind: 'person', targetId: id }],
      exclude: [],
      methods: ['APP_CODE'],
      mode: 'OBSERVE',
    };
    const { createPolicy } = await admin.must<{ createPolicy: { id: string } }>(
      `mutation ($draft: PolicyDraftInput!) { createPolicy(draft: $draft) { id } }`,
      { draft },
    );
    await admin.must(PUBLISH, { id: createPolicy.id, people: 1 });
    const client = world.client();
    const { decisionId } = await signIn(client, 'seen', PASSWORD);
    expect((await me(client)).state).toBe('SIGNED_IN');
    const { decisionExplanation } = await admin.must<{ decisionExplanation: { trace: { requirement: object } } }>(EXPLAIN, {
      id: decisionId,
    });
    expect(decisionExplanation.trace.requirement).toMatchObject({
      versions: [],
      observed: { outcome: 'enroll', reason: 'required_not_enrolled' },
    });
  });
});
