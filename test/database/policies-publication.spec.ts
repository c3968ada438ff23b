import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Audit } from '../../apps/api/src/audit/index.js';
import { Database, GqlMethod, Refused } from '../../apps/api/src/platform/index.js';
import { PolicyConditionEntity } from '../../apps/api/src/policies/policy-condition.entity.js';
import { PolicyDrafts } from '../../apps/api/src/policies/policy-drafts.js';
import { PolicyList } from '../../apps/api/src/policies/policy-list.js';
import { PolicyPublication } from '../../apps/api/src/policies/policy-publication.js';
import { PolicyVersionEntity } from '../../apps/api/src/policies/policy-version.entity.js';
import { PolicyEntity } from '../../apps/api/src/policies/policy.entity.js';
import type { PolicyDraftInput } from '../../apps/api/src/policies/policies.types.js';
import { PoliciesService, PLAIN_TERMS } from '../../apps/api/src/policies/index.js';
import { Preview } from '../../apps/api/src/policies/preview.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { openSource, OPERATOR, type SyncHost, syncHost, WrittenDirectory } from './directories-host.js';

const SYSTEM_POLICY = '00000000-0000-4000-8000-000000000001';

describe('publishing policies (P3)', () => {
  let test: TestDatabase;
  let host: SyncHost;
  let database: Database;
  let drafts: PolicyDrafts;
  let publication: PolicyPublication;
  let list: PolicyList;
  let groups: Record<string, string>;
  const directory = new WrittenDirectory();

  beforeAll(async () => {
    test = await createTestDatabase();
    for (let number = 0; number < 20; number += 1)
      directory.addPerson(`p${number}`, { department: number < 12 ? 'Sales' : null, mail: `p${number}@test.example` });
    directory.addPerson('gone', { state: 'disabled' });
    directory.addGroup('sales', [...directory.people.slice(0, 10).map(({ login }) => login), 'gone']);
    directory.addGroup('staff', ['sales']);
    directory.addGroup('admins', ['p0']);
    host = await syncHost(test.url, directory);
    await host.synced();
    const source = await openSource(test.url, [PolicyEntity, PolicyVersionEntity, PolicyConditionEntity]);
    database = new Database(source);
    drafts = new PolicyDrafts(database, new Audit());
    publication = new PolicyPublication(database, new Audit(), host.engine, new Preview());
    list = new PolicyList(database);
    const named = await test.query<{ id: string; name: string }>('SELECT id, name FROM directory_group');
    groups = Object.fromEntries(named.map(({ id, name }) => [name, id]));
  });
  afterAll(async () => {
    await database.manager.dataSource.destroy();
    await host.close();
    await test.drop();
  });

  const draftOf = (name: string, changes: Partial<PolicyDraftInput> = {}): PolicyDraftInput => ({
    mode: 'enforce',
    name,
    description: '',
    include: [{ kind: 'group', targetId: groups['staff'] ?? null }],
    exclude: [],
    methods: [GqlMethod.APP_CODE, GqlMethod.TEXT_MESSAGE],
    ...changes,
  });
  const id = (answer: string | Refused): string => {
    if (answer instanceof Refused) throw answer;
    return answer;
  };
  const codeOf = (answer: unknown): unknown => (answer instanceof Refused ? answer.extensions['code'] : answer);
  const required = async (): Promise<number> => Number((await test.query('SELECT count(*) FROM requirement'))[0]?.['count']);

  it('goes from draft to force and out again, and says why to the person', async () => {
    const policy = id(await drafts.create(OPERATOR, draftOf('All staff')));
    expect(await list.one(policy)).toMatchObject({
      state: 'DRAFT',
      active: null,
      people: 0,
      draft: { number: null, include: [{ label: 'staff' }] },
    });
    expect(await required()).toBe(0);

    expect(codeOf(await publication.publish(OPERATOR, policy, ' ', 10))).toBe('reason_missing');
    expect(codeOf(await publication.publish(OPERATOR, policy, 'the board', 8))).toBe('preview_moved');
    expect(await publication.publish(OPERATOR, policy, 'the board', 10)).toBe(policy);
    // The disabled account is required too, and not counted among people who will be asked.
    expect(await required()).toBe(11);
    expect(await list.one(policy)).toMatchObject({
      state: 'PUBLISHED',
      people: 10,
      draft: null,
      active: { number: 1, publishedBy: 'Ada Lindqvist', reason: 'the board' },
    });
    const [p1] = await test.query<{ id: string }>(`SELECT id FROM person WHERE login = 'p1'`);
    const live = await new PoliciesService().requirementOf(database.manager, p1?.id ?? '');
    expect(live.sentence).toMatch(
      /^Must use MFA since \d+ \w+ \d{4} because of All staff via sales → staff; not enrolled yet\.$/,
    );

    const [since] = await test.query('SELECT min(since) AS since FROM requirement');
    await drafts.save(OPERATOR, policy, draftOf('Sales', { exclude: [{ kind: 'person', targetId: p1?.id }] }));
    expect(await publication.publish(OPERATOR, policy, 'an exception', 9)).toBe(policy);
    expect(await list.one(policy)).toMatchObject({ people: 9, active: { number: 2 }, versions: [{ number: 2 }, { number: 1 }] });
    expect(await test.query('SELECT max(since) AS since FROM requirement')).toEqual([since]);

    expect(codeOf(await drafts.delete(OPERATOR, policy))).toBe('policy_published');
    expect(await publication.withdraw(OPERATOR, policy, 'a pause')).toBe(policy);
    expect(await required()).toBe(0);
    expect(await list.one(policy)).toMatchObject({ state: 'WITHDRAWN', active: null });
    const acts = await test.query<{ action: string }>(
      `SELECT action FROM audit_event WHERE subject_kind = 'policy' OR action = 'requirements.evaluated' ORDER BY ordinal`,
    );
    expect(acts.map(({ action }) => action)).toEqual([
      'policy.created',
      'requirements.evaluated',
      'policy.published',
      'policy.draft_saved',
      'requirements.evaluated',
      'policy.published',
      'requirements.evaluated',
      'policy.withdrawn',
    ]);
  });

  it('foresees what it then does', async () => {
    const policy = id(await drafts.create(OPERATOR, draftOf('Foreseen')));
    const conditions = [{ effect: 'include' as const, kind: 'group', targetId: groups['staff'] ?? null }];
    const foresight = await new Preview().of(database.manager, {
      policyId: policy,
      name: 'Foreseen',
      methods: ['app-code'],
      terms: PLAIN_TERMS,
      conditions,
    });
    expect(foresight).toMatchObject({ matched: 10, newlyRequired: 10, noLongerRequired: 0, ready: 0, toEnroll: 10, stranded: 0 });
    expect(foresight.byDepartment).toEqual([{ department: 'Sales', people: 10, ready: 0, toEnroll: 10, stranded: 0 }]);
    expect(foresight.sample).toHaveLength(10);
    expect(foresight.sample[0]).toMatchObject({ login: 'p0', state: 'enabled', path: ['staff', 'sales'] });
    expect(await drafts.delete(OPERATOR, policy)).toBe(true);
    expect(await list.one(policy)).toBeNull();
  });

  it('refuses to leave anybody without a method', async () => {
    await test.query(`INSERT INTO role_mapping (role, group_id) VALUES ('helpdesk', $1)`, [groups['admins']]);
    const policy = id(await drafts.create(OPERATOR, draftOf('Texts only', { methods: [GqlMethod.TEXT_MESSAGE] })));
    const answer = await publication.publish(OPERATOR, policy, 'cheap', 10);
    expect(answer).toMatchObject({ extensions: { code: 'policy_no_method', people: 1 } });
    // The operator, by the built-in policy, which publishing looks at first.
    expect(await required()).toBe(1);
    await drafts.delete(OPERATOR, policy);
    await test.query('DELETE FROM role_mapping');
  });

  it('refuses what cannot be a policy', async () => {
    const refused = async (name: string, changes: Partial<PolicyDraftInput> = {}): Promise<unknown> =>
      codeOf(await drafts.create(OPERATOR, draftOf(name, changes)));
    expect(await refused('  ')).toBe('policy_invalid');
    expect(await refused('x'.repeat(81))).toBe('policy_invalid');
    expect(await refused('ALL STAFF')).not.toBeInstanceOf(Refused);
    expect(await refused('all Staff')).toBe('policy_name_taken');
    expect(await refused('a', { include: [] })).toBe('policy_empty');
    expect(await refused('a', { methods: [] })).toBe('policy_empty');
    expect(await refused('a', { include: [{ kind: 'console-role' }] })).toBe('policy_invalid');
    expect(await refused('a', { include: [{ kind: 'moon-phase' }] })).toBe('policy_invalid');
    expect(await refused('a', { include: [{ kind: 'group' }] })).toBe('policy_invalid');
    expect(await refused('a', { include: [{ kind: 'everyone', targetId: groups['staff'] }] })).toBe('policy_invalid');
    expect(await refused('a', { include: [{ kind: 'group', targetId: SYSTEM_POLICY }] })).toBe('policy_invalid');
  });

  it('leaves the built-in policy and published versions as they are', async () => {
    for (const act of [
      drafts.save(OPERATOR, SYSTEM_POLICY, draftOf('Mine')),
      drafts.discard(OPERATOR, SYSTEM_POLICY),
      drafts.delete(OPERATOR, SYSTEM_POLICY),
      publication.publish(OPERATOR, SYSTEM_POLICY, 'x', 0),
      publication.withdraw(OPERATOR, SYSTEM_POLICY, 'x'),
    ]) {
      expect(codeOf(await act)).toBe('policy_system');
    }
    for (const statement of [
      `UPDATE policy_version SET methods = '{text-message}' WHERE number IS NOT NULL`,
      'DELETE FROM policy_condition c USING policy_version v WHERE v.id = c.version_id AND v.number IS NOT NULL',
    ]) {
      await expect(database.manager.query(statement)).rejects.toThrow(/immutable/);
    }
  });

  it('discards a draft back to what was published, its name included', async () => {
    const policy = id(await drafts.create(OPERATOR, draftOf('Named once')));
    expect(codeOf(await drafts.discard(OPERATOR, policy))).toBe('policy_invalid');
    await publication.publish(OPERATOR, policy, 'go', 10);
    await drafts.save(OPERATOR, policy, draftOf('Named twice'));
    expect(await list.one(policy)).toMatchObject({ name: 'Named twice', draft: { number: null } });
    expect(await drafts.discard(OPERATOR, policy)).toBe(policy);
    expect(await list.one(policy)).toMatchObject({ name: 'Named once', draft: null, state: 'PUBLISHED' });
    const found = await list.page('NAMED', { offset: 0, limit: 25 }, { field: 'people', descending: true });
    expect(found).toMatchObject({ total: 1, items: [{ people: 10 }] });
  });
});
