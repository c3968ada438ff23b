import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Database, GqlMethod, Refused } from '../../apps/api/src/platform/index.js';
import { PLAIN_TERMS, type PolicyTerms } from '../../apps/api/src/policies/index.js';
import { PolicyDrafts } from '../../apps/api/src/policies/policy-drafts.js';
import { PolicyList } from '../../apps/api/src/policies/policy-list.js';
import { PolicyPublication } from '../../apps/api/src/policies/policy-publication.js';
import { PolicyRollback } from '../../apps/api/src/policies/policy-rollback.js';
import type { PolicyDraftInput } from '../../apps/api/src/policies/policies.types.js';
import { RefusalWatch } from '../../apps/api/src/signin/refusals/refusal-watch.js';
import { OPERATOR } from './directories-host.js';
import { type SigninWorld, signinWorld } from './signin-world.js';

describe('the last way in, and the way back (P6)', () => {
  let world: SigninWorld;
  let admin: string;
  let made = 0;
  const draftOf = (
    methods: GqlMethod[],
    terms: Partial<PolicyTerms> = {},
    more: Partial<PolicyDraftInput> = {},
  ): PolicyDraftInput => ({
    mode: 'enforce',
    name: `policy ${(made += 1)}`,
    description: '',
    include: [{ kind: 'everyone', targetId: null }],
    exclude: [],
    methods,
    terms: { ...PLAIN_TERMS, ...terms } as PolicyDraftInput['terms'],
    ...more,
  });
  const people = async (): Promise<number> =>
    Number((await world.test.query(`SELECT count(*) FROM person WHERE directory_id IS NOT NULL`))[0]?.['count']);
  const published = async (draft: PolicyDraftInput): Promise<unknown> => {
    const id = await world.app.get(PolicyDrafts).create(OPERATOR, draft);
    if (id instanceof Refused) throw id;
    const answer = await world.app.get(PolicyPublication).publish(OPERATOR, id, 'a test', await people());
    return answer instanceof Refused ? answer.extensions['code'] : 'published';
  };
  const app = (personId: string, method = 'app-code') =>
    world.test.query(
      `INSERT INTO authenticator (id, person_id, method, label, hint, secret, enrolled_at) VALUES ($1, $2, $3, 'x', 'x', '\\x00', now())`,
      [randomUUID(), personId, method],
    );
  const sealed = async (): Promise<string> => {
    const [person] = await world.test.query<{ id: string }>(
      `INSERT INTO person (directory_id, external_id, dn, dn_key, path, login, login_keys, display_name, directory_state, row_hash)
       VALUES (NULL, gen_random_uuid()::text, '', '', '', 'glass', '{}', 'glass', 'active', '\\x00') RETURNING id`,
    );
    await world.test.query(
      `INSERT INTO emergency_account (person_id, login_key, password_hash, reason, created_by, confirmed_at) VALUES ($1, 'glass', 'x', 'x', 'x', now())`,
      [person?.id],
    );
    return person?.id ?? '';
  };

  beforeAll(async () => {
    world = await signinWorld();
    admin = await world.person({ login: 'only' });
    await world.giveRole(admin, 'admin');
  });
  beforeEach(async () => {
    await world.test.query('UPDATE policy SET active_version_id = NULL WHERE NOT system');
    await world.test.query('DELETE FROM emergency_account');
    await world.test.query('DELETE FROM authenticator_range');
    await world.test.query('DELETE FROM authenticator');
    await world.evaluate();
  });
  afterAll(() => world.close());

  it('G07: methods that together with the built-in policy leave an admin none', async () => {
    expect(await published(draftOf([GqlMethod.TEXT_MESSAGE]))).toBe('last_way_in');
    expect(await published(draftOf([GqlMethod.APP_CODE]))).toBe('published');
  });

  it('G07: enrolling only with a pass while no admin is enrolled, and not when one is', async () => {
    const draft = () => draftOf([GqlMethod.APP_CODE], { enrollFrom: 'helpdesk' });
    expect(await published(draft())).toBe('last_way_in');
    await app(admin);
    expect(await published(draft())).toBe('published');
  });

  it('G07: a strength that none of their methods has', async () => {
    const draft = draftOf([GqlMethod.APP_CODE, GqlMethod.APP_NOTIFICATION], { minimumStrength: 3 });
    await app(admin);
    expect(await published(draft)).toBe('last_way_in');
  });

  it('G07: an admin who is disabled, blocked or has only disabled authenticators is no way in', async () => {
    const draft = () => draftOf([GqlMethod.APP_CODE], { enrollFrom: 'helpdesk' });
    const other = await world.person({ login: 'other' });
    await world.giveRole(other, 'admin');
    await app(other);
    await world.test.query(`UPDATE person SET directory_state = 'disabled' WHERE id = $1`, [other]);
    expect(await published(draft())).toBe('preview_moved');
    await world.test.query(`UPDATE person SET directory_state = 'active' WHERE id = $1`, [other]);
    await world.test.query('UPDATE authenticator SET disabled_at = now() WHERE person_id = $1', [other]);
    expect(await published(draft())).toBe('last_way_in');
    await world.test.query('UPDATE authenticator SET disabled_at = NULL WHERE person_id = $1', [other]);
    expect(await published(draft())).toBe('published');
    await world.test.query(
      'DELETE FROM role_mapping WHERE group_id IN (SELECT group_id FROM group_member WHERE person_id = $1)',
      [other],
    );
  });

  it('G07: what only observes shuts nothing, and what begins later shuts as well', async () => {
    const later = new Date(Date.now() + 86_400_000);
    expect(await published(draftOf([GqlMethod.TEXT_MESSAGE], {}, { mode: 'observe' }))).toBe('published');
    expect(await published(draftOf([GqlMethod.TEXT_MESSAGE], {}, { startsAt: later }))).toBe('last_way_in');
  });

  it('G07 P6: an emergency account with its own factor is a way in, and without it none', async () => {
    const draft = () => draftOf([GqlMethod.APP_CODE], { enrollFrom: 'helpdesk' });
    const glass = await sealed();
    expect(await published(draft())).toBe('last_way_in');
    await app(glass);
    expect(await published(draft())).toBe('published');
  });

  it('G07: a refused publish leaves everything as it was', async () => {
    expect(await published(draftOf([GqlMethod.TEXT_MESSAGE]))).toBe('last_way_in');
    expect(await world.test.query('SELECT 1 FROM policy WHERE NOT system AND active_version_id IS NOT NULL')).toEqual([]);
    expect(
      await world.test.query('SELECT 1 FROM policy_version WHERE number IS NOT NULL AND name = $1', [`policy ${made}`]),
    ).toEqual([]);
  });

  it('G07: rolling back brings the version before as a new one, and leaves a draft alone', async () => {
    const [drafts, publication, rollback, list] = [PolicyDrafts, PolicyPublication, PolicyRollback, PolicyList].map((one) =>
      world.app.get(one as never),
    ) as unknown as [PolicyDrafts, PolicyPublication, PolicyRollback, PolicyList];
    const first = draftOf([GqlMethod.APP_CODE, GqlMethod.TEXT_MESSAGE]);
    const id = (await drafts.create(OPERATOR, first)) as string;
    await publication.publish(OPERATOR, id, 'first', await people());
    expect(await rollback.rollBack(OPERATOR, id, 'too early')).toBeInstanceOf(Refused);
    await drafts.save(OPERATOR, id, { ...first, methods: [GqlMethod.APP_CODE] });
    await publication.publish(OPERATOR, id, 'second', await people());
    await drafts.save(OPERATOR, id, { ...first, description: 'being written' });
    expect(await rollback.rollBack(OPERATOR, id, ' ')).toBeInstanceOf(Refused);
    expect(await rollback.rollBack(OPERATOR, id, 'it bit the wrong people')).toBe(id);
    expect(await list.one(id)).toMatchObject({
      active: {
        number: 3,
        methods: ['app-code', 'text-message'],
        reason: 'it bit the wrong people',
        include: [{ kind: 'everyone' }],
      },
      draft: { description: 'being written', include: [{ kind: 'everyone' }] },
    });
    const [methods] = await world.test.query('SELECT DISTINCT methods FROM requirement WHERE person_id <> $1', [admin]);
    expect(methods).toEqual({ methods: ['app-code', 'text-message'] });
    const acts = await world.test.query(
      `SELECT details ->> 'content' AS content FROM audit_event WHERE action = 'policy.rolled_back'`,
    );
    expect(acts).toEqual([{ content: '1' }]);
  });

  it('G07: policy that refuses more than a fifth of ten people or more alarms once an hour, and names itself', async () => {
    await world.test.query('DELETE FROM half_session');
    await world.test.query('DELETE FROM decision');
    const [version] = await world.test.query<{ id: string; policyId: string }>(
      `SELECT v.id, v.policy_id AS "policyId" FROM policy_version v JOIN policy p ON p.id = v.policy_id WHERE v.number IS NOT NULL AND NOT p.system LIMIT 1`,
    );
    const decided = async (count: number, reason: string): Promise<void> => {
      for (let one = 0; one < count; one += 1) {
        await world.test.query(
          `INSERT INTO decision (id, person_id, outcome, reason, trace) VALUES (gen_random_uuid(), $1, 'deny', $2, $3)`,
          [await world.person({ login: randomUUID() }), reason, { requirement: { versions: [version?.id] } }],
        );
      }
    };
    const watch = world.app.get(RefusalWatch);
    const look = () => world.app.get(Database).transaction((work) => watch.look(work));
    await decided(3, 'no_allowed_method');
    await decided(6, 'second_factor_enrolled');
    await decided(9, 'password_refused');
    await look();
    expect(await watch.current()).toBeNull();
    await decided(1, 'second_factor_enrolled');
    await look();
    await look();
    expect(await watch.current()).toMatchObject({ people: 10, refused: 3, policies: [{ id: version?.policyId, refused: 3 }] });
    const alarms = `SELECT 1 FROM audit_event WHERE action = 'alert.raised' AND details ->> 'kind' = 'policy.refusals_alarmed'`;
    expect(await world.test.query(alarms)).toHaveLength(1);
    await world.test.query(
      `UPDATE installation SET updated_at = updated_at - interval '61 minutes' WHERE name = 'policy-refusals'`,
    );
    expect(await watch.current()).toBeNull();
    await decided(9, 'second_factor_enrolled');
    await look();
    expect(await watch.current()).toBeNull();
    await decided(3, 'enroll_by_helpdesk');
    await look();
    expect(await world.test.query(alarms)).toHaveLength(2);
  });
});
