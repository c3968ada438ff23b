import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DirectoryError } from '@tessera/directory';
import { Audit } from '../../apps/api/src/audit/index.js';
import { auditSentence } from '../../apps/api/src/audit/sentences.js';
import { GqlMethod } from '../../apps/api/src/platform/index.js';
import { endRules, PLAIN_TERMS } from '../../apps/api/src/policies/index.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { OPERATOR, type SyncHost, syncHost, WrittenDirectory } from './directories-host.js';
import { codeOf, type RulesHost, rulesHost } from './policies-rules-world.js';

const TERMS = { ...PLAIN_TERMS, networks: [], enrollNetworks: [], digitsOnCalls: true, rememberDays: 7 };

describe('policies that follow the directory (P2)', () => {
  let test: TestDatabase;
  let directory: WrittenDirectory;
  let host: SyncHost;
  let world: RulesHost;

  beforeEach(async () => {
    test = await createTestDatabase();
    directory = new WrittenDirectory();
    for (let number = 1; number <= 30; number += 1) directory.addPerson(`p${number}`);
    directory.addGroup(
      'staff',
      directory.people.map(({ login }) => login),
    );
    directory.addGroup('finance', ['p1', 'p2']);
    directory.addGroup('ledger', ['p3']);
    directory.join('finance', 'ledger');
    directory.matches = (filter, { description }) => filter === `(description=${description})`;
    host = await syncHost(test.url, directory);
    await host.synced();
    world = await rulesHost(test, host, directory);
  });
  afterEach(async () => {
    await world.close();
    await host.close();
    await test.drop();
  });

  /** A group in a place of its own. */
  const place = (name: string, path: string[]): void => {
    directory.groups = directory.groups.map((group) =>
      group.name === name ? { ...group, path: ['dc=example', 'dc=meridian', ...path, `cn=${name}`].join('\u001f') } : group,
    );
  };
  const describeAs = (name: string, description: string | null): void => {
    directory.groups = directory.groups.map((group) => (group.name === name ? { ...group, description } : group));
  };
  const without = (name: string): void => {
    directory.groups = directory.groups.filter((group) => group.name !== name);
    directory.members.delete(`id-${name}`);
  };
  const completed = async (): Promise<void> => {
    expect(await host.synced()).toMatchObject({ state: 'completed' });
  };

  it('P2: a group is the requirement, nested members included: who joins must use it after the next look, who leaves need not', async () => {
    await world.make('group', await world.groupId('finance'));
    expect(await world.followed()).toEqual(['Directory: finance']);
    expect(await world.required()).toEqual(['p1', 'p2', 'p3']);
    directory.join('finance', 'p9');
    directory.join('ledger', 'p8');
    expect(await host.look()).toMatchObject({ state: 'completed', mode: 'changes' });
    expect(await world.required()).toEqual(['p1', 'p2', 'p3', 'p8', 'p9']);
    directory.leave('finance', 'p1');
    await completed();
    expect(await world.required()).toEqual(['p2', 'p3', 'p8', 'p9']);
    const [shown] = (await world.policies.page('finance', { offset: 0, limit: 10 }, null)).items;
    expect(shown).toMatchObject({
      state: 'PUBLISHED',
      people: 4,
      active: { number: 1, publishedBy: 'Ada Lindqvist', reason: 'the board', include: [{ kind: 'group', label: 'finance' }] },
    });
  });

  it('P2: a policy takes its group’s new name, and a group that moves or is renamed stays the requirement', async () => {
    await world.make('group', await world.groupId('finance'));
    directory.renameGroup('finance', 'Treasury');
    await host.look();
    expect(await world.followed()).toEqual(['Directory: Treasury']);
    place('Treasury', ['ou=elsewhere']);
    await completed();
    expect(await world.followed()).toEqual(['Directory: Treasury']);
    expect(await world.required()).toEqual(['p1', 'p2', 'p3']);
    const [reason] = await test.query<{ name: string; path: string[] }>(
      `SELECT reasons_of(reason_ids) #>> '{0,policyName}' AS name, reasons_of(reason_ids) #> '{0,path}' AS path
         FROM requirement ORDER BY 2 LIMIT 1`,
    );
    expect(reason).toEqual({ name: 'Directory: Treasury', path: ['Treasury'] });
    const [policy] = (await world.policies.page('treasury', { offset: 0, limit: 10 }, null)).items;
    expect(policy?.versions.map(({ number, publishedBy }) => [number, publishedBy])).toEqual([
      [2, 'Tessera'],
      [1, 'Ada Lindqvist'],
    ]);
  });

  it('P2: every group below a DN, those that come and go and move among them', async () => {
    place('ledger', ['ou=mfa']);
    await completed();
    const id = await world.make('below', 'OU=MFA,dc=Meridian, DC=example');
    expect(await world.followed()).toEqual(['Directory: ledger']);
    directory.addGroup('pilot', ['p20', 'p21']);
    place('pilot', ['ou=mfa', 'ou=deeper']);
    directory.addGroup('bystander', ['p22']);
    place('bystander', ['ou=mfa2']);
    expect(await host.look()).toMatchObject({ state: 'completed' });
    expect(await world.followed()).toEqual(['Directory: ledger', 'Directory: pilot']);
    expect(await world.required()).toEqual(['p20', 'p21', 'p3']);

    place('pilot', ['ou=other']);
    expect(await host.look()).toMatchObject({ state: 'completed' });
    expect(await world.followed()).toEqual(['Directory: ledger', '(Directory: pilot)']);
    expect(await world.required()).toEqual(['p3']);
    place('pilot', ['ou=mfa']);
    await completed();
    expect(await world.followed()).toEqual(['Directory: ledger', 'Directory: pilot']);
    without('pilot');
    await completed();
    expect(await world.followed()).toEqual(['Directory: ledger', '(Directory: pilot)']);
    expect((await world.list.cover([id])).get(id)).toMatchObject({ groups: 1, people: 1 });
    expect((await world.acts()).filter((act) => act !== 'policy_rule.created')).toEqual([
      'policy.followed',
      'policy.followed',
      'policy.retired',
      'policy.followed',
      'policy.retired',
    ]);
    const events = await test.query<{ action: string; subjectName: string; actorName: string; details: object }>(
      `SELECT action, subject_name AS "subjectName", actor_name AS "actorName", details FROM audit_event WHERE action LIKE 'policy%' ORDER BY ordinal`,
    );
    expect(events.map((event) => auditSentence({ ...event, code: null, details: { ...event.details } }))).toEqual(
      expect.arrayContaining([
        '“Directory: ledger” is in force by a rule, for a group that has come',
        '“Directory: pilot” ended: no rule names its group any more',
        'Ada Lindqvist made the requirement follow Demo directory: 1 group, 1 person',
      ]),
    );
  });

  it('P2: a filter is asked again when groups were read, and its last answer holds while the directory has none', async () => {
    describeAs('ledger', 'mfa');
    await completed();
    const id = await world.make('filter', '(description=mfa)');
    expect(await world.required()).toEqual(['p3']);
    describeAs('finance', 'mfa');
    expect(await host.look()).toMatchObject({ state: 'completed' });
    expect(await world.followed()).toEqual(['Directory: finance', 'Directory: ledger']);

    describeAs('finance', null);
    directory.refusesFilters = new DirectoryError('refused', 'inappropriate matching');
    await completed();
    expect(await world.required()).toEqual(['p1', 'p2', 'p3']);
    expect((await world.list.byIds([id])).get(id)?.problem).toContain('inappropriate matching');
    directory.refusesFilters = null;
    await completed();
    expect(await world.followed()).toEqual(['(Directory: finance)', 'Directory: ledger']);
    expect((await world.list.byIds([id])).get(id)?.problem).toBeNull();
  });

  it('P2 I08: a run that would end what many people are required by is held, applied on a word, and taken back by an undo', async () => {
    describeAs('staff', 'mfa');
    await completed();
    await world.make('filter', '(description=mfa)');
    expect(await world.required()).toHaveLength(30);
    for (const mode of ['full', 'changes'] as const) {
      describeAs('staff', mode);
      const run = mode === 'full' ? await host.synced() : await host.look();
      expect(run).toMatchObject({ state: 'held', errorCode: 'held_rules', mode });
      expect(await world.required()).toHaveLength(30);
      describeAs('staff', 'mfa');
      if (mode === 'full') await completed();
    }
    describeAs('staff', null);
    const held = await host.synced();
    expect(held).toMatchObject({ state: 'held', errorCode: 'held_rules' });
    const applied = await host.holds.apply(OPERATOR, held.id, 'the pilot is over');
    expect(applied).toMatchObject({ state: 'completed' });
    expect(await world.followed()).toEqual(['(Directory: staff)']);
    expect(await world.required()).toEqual([]);
    expect(await host.undo.undo(OPERATOR, held.id, 'it is not')).toMatchObject({ state: 'completed' });
    expect(await world.followed()).toEqual(['Directory: staff']);
    expect(await world.required()).toHaveLength(30);
  });

  it('P2 I08: a group with few people may go; one with many, and a run that fails, change nothing', async () => {
    await world.make('group', await world.groupId('ledger'));
    await world.make('group', await world.groupId('staff'));
    directory.broken = new DirectoryError('incomplete', 'half of it');
    without('ledger');
    expect(await host.synced()).toMatchObject({ state: 'failed' });
    expect(await world.followed()).toEqual(['Directory: ledger', 'Directory: staff']);
    directory.broken = null;
    await completed();
    expect(await world.followed()).toEqual(['(Directory: ledger)', 'Directory: staff']);
    without('staff');
    expect(await host.synced()).toMatchObject({ state: 'held', errorCode: 'held_rules' });
    expect(await world.required()).toHaveLength(30);
  });

  it('P2: what a rule demands is published anew for each of its policies, and its end ends them', async () => {
    place('finance', ['ou=mfa']);
    place('ledger', ['ou=mfa']);
    await completed();
    const id = await world.make('below', 'ou=mfa,dc=meridian,dc=example');
    const stricter = world.input('below', 'ou=mfa,dc=meridian,dc=example', { methods: [GqlMethod.APP_CODE], terms: TERMS });
    expect(codeOf(await world.rules.update(OPERATOR, id, stricter, ' ', 3))).toBe('reason_missing');
    expect(codeOf(await world.rules.update(OPERATOR, id, stricter, 'texts are weak', 9))).toBe('preview_moved');
    expect(await world.rules.update(OPERATOR, id, stricter, 'texts are weak', 3)).toBe(id);
    const { items } = await world.policies.page('directory', { offset: 0, limit: 10 }, null);
    expect(items.map(({ active }) => [active?.number, active?.methods, active?.reason, active?.terms.rememberDays])).toEqual([
      [2, ['app-code'], 'texts are weak', 7],
      [2, ['app-code'], 'texts are weak', 7],
    ]);
    const [required] = await test.query<{ methods: string[] }>('SELECT DISTINCT methods FROM requirement');
    expect(required?.methods).toEqual(['app-code']);

    expect(
      await world.rules.update(OPERATOR, id, { ...stricter, value: 'cn=ledger,ou=mfa,dc=meridian,dc=example' }, 'only these', 1),
    ).toBe(id);
    expect(await world.followed()).toEqual(['(Directory: finance)', 'Directory: ledger']);
    expect((await world.list.policies([id])).get(id)).toMatchObject([{ name: 'Directory: ledger', people: 1 }]);
    expect(await world.rules.remove(OPERATOR, id, 'another way')).toBe(true);
    expect(codeOf(await world.rules.remove(OPERATOR, id, 'again'))).toBe('not_found');
    expect(await world.followed()).toEqual(['(Directory: finance)', '(Directory: ledger)']);
    expect(await world.required()).toEqual([]);
    await completed();
    expect(await world.followed()).toEqual(['(Directory: finance)', '(Directory: ledger)']);
    expect(await world.list.all()).toEqual([]);
  });

  it('P2: what followed a directory ends with it', async () => {
    await world.make('group', await world.groupId('finance'));
    await world.database.transaction(async (work) => {
      await endRules(work, new Audit(), host.directoryId, { actor: { kind: 'operator', name: 'Ada Lindqvist' }, reason: 'sold' });
      await host.engine.evaluate(work, 'sync');
    });
    expect(await world.followed()).toEqual(['(Directory: finance)']);
    expect(await world.required()).toEqual([]);
    expect((await world.acts()).slice(-2)).toEqual(['policy_rule.removed', 'policy.retired']);
    const [policy] = (await world.policies.page('finance', { offset: 0, limit: 10 }, null)).items;
    expect(policy).toMatchObject({ state: 'WITHDRAWN', active: null, versions: [{ number: 1 }] });
  });

  it('P2: its policies cannot be changed by hand', async () => {
    await world.make('group', await world.groupId('finance'));
    const [policy] = await test.query<{ id: string }>('SELECT id FROM policy WHERE rule_id IS NOT NULL');
    const id = policy?.id ?? '';
    const draft = {
      name: 'Mine',
      description: '',
      include: [{ kind: 'everyone' }],
      exclude: [],
      methods: [GqlMethod.APP_CODE],
      mode: 'enforce' as const,
    };
    for (const act of [
      world.drafts.save(OPERATOR, id, draft),
      world.drafts.discard(OPERATOR, id),
      world.drafts.delete(OPERATOR, id),
      world.publication.publish(OPERATOR, id, 'x', 0),
      world.publication.withdraw(OPERATOR, id, 'x'),
    ]) {
      expect(codeOf(await act)).toBe('policy_managed');
    }
    expect(await world.followed()).toEqual(['Directory: finance']);
    // Two rules may make policies of one name, and a policy made by hand may have it too.
    expect(codeOf(await world.drafts.create(OPERATOR, { ...draft, name: 'Directory: finance' }))).not.toBe('policy_name_taken');
  });

  it('P2: refuses what cannot be a rule, at the field that is wrong', async () => {
    const finance = await world.groupId('finance');
    await world.make('group', finance);
    const refused = async (...[by, value, changes]: Parameters<RulesHost['input']>): Promise<unknown[]> => {
      const answer = await world.rules.create(OPERATOR, world.input(by, value, changes), 'x', 0);
      return typeof answer === 'string' ? [] : [answer.extensions['code'], answer.extensions['field']];
    };
    const wrong = ['policy_rule_invalid', 'value'];
    expect(await refused('group', 'finance')).toEqual(wrong);
    expect(await refused('group', host.directoryId)).toEqual(wrong);
    expect(await refused('group', finance)).toEqual(wrong);
    expect(await refused('below', 'nowhere')).toEqual(wrong);
    expect(await refused('below', 'ou=mfa,dc=elsewhere')).toEqual(wrong);
    expect(await refused('below', ' ')).toEqual(wrong);
    expect(await refused('filter', '(&(cn=x)')).toEqual(wrong);
    expect(await refused('filter', '(cn=x)', { directoryId: finance })).toEqual(['policy_rule_invalid', 'directoryId']);
    expect(await refused('filter', '(cn=x)', { methods: [] })).toEqual(['policy_empty', 'methods']);
    directory.refusesFilters = new DirectoryError('unreachable', '');
    expect(await refused('filter', '(cn=x)')).toEqual(wrong);
    expect(await world.followed()).toEqual(['Directory: finance']);
  });

  it('P2 P6: refuses to leave anybody without a method or to shut the last way in, and may be tried before it is saved', async () => {
    await test.query(`INSERT INTO role_mapping (role, group_id) VALUES ('helpdesk', $1)`, [await world.groupId('ledger')]);
    const texts = world.input('group', await world.groupId('finance'), { methods: [GqlMethod.TEXT_MESSAGE] });
    expect(await world.foreseen(texts)).toBe(3);
    expect(codeOf(await world.rules.create(OPERATOR, texts, 'x', 3))).toBe('policy_no_method');
    await test.query(`UPDATE role_mapping SET role = 'admin'`);
    expect(codeOf(await world.rules.create(OPERATOR, texts, 'x', 3))).toBe('last_way_in');
    const id = await world.make('group', await world.groupId('finance'));
    // The policies that the rule has now are not counted against what it shall demand.
    expect(codeOf(await world.rules.update(OPERATOR, id, { ...texts, methods: [GqlMethod.APP_NOTIFICATION] }, 'x', 3))).toBe(id);
  });
});
