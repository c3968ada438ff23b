import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loginKey } from '@tessera/directory';
import { Audit } from '../../apps/api/src/audit/index.js';
import { DirectoryGroupEntity } from '../../apps/api/src/people/directory-group.entity.js';
import { GroupList } from '../../apps/api/src/people/group-list.js';
import { PeopleList } from '../../apps/api/src/people/people-list.js';
import { People } from '../../apps/api/src/people/people.js';
import { PersonEntity } from '../../apps/api/src/people/person.entity.js';
import { RoleMappingEntity } from '../../apps/api/src/people/role-mapping.entity.js';
import { RoleMappings } from '../../apps/api/src/people/role-mappings.js';
import { UnitList } from '../../apps/api/src/people/unit-list.js';
import { Bus, Database, GqlRequirementState } from '../../apps/api/src/platform/index.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { demoSettings } from '../setup/demo-settings.js';
import { openSource, OPERATOR, type SyncHost, syncHost, WrittenDirectory } from './directories-host.js';

describe('people', () => {
  let test: TestDatabase;
  let host: SyncHost;
  let database: Database;
  let mappings: RoleMappings;
  const directory = new WrittenDirectory();

  beforeAll(async () => {
    test = await createTestDatabase();
    directory.addPerson('ann', {
      displayName: 'Ann Österberg',
      mail: 'ann@test.example',
      department: 'Sales',
      loginKeys: ['ann', 'test\\ann'],
    });
    directory.addPerson('bob', { displayName: 'Bob 100% Sure', department: 'Finance' });
    directory.addPerson('cem', { displayName: 'Cem_Underscore', department: 'sales support', state: 'disabled' });
    directory.addPerson('dup1', { displayName: 'Twin One', loginKeys: ['twin', 'dup1'] });
    directory.addPerson('dup2', { displayName: 'Twin Two', loginKeys: ['twin', 'dup2'] });
    directory.addGroup('inner', ['ann', 'bob']);
    directory.addGroup('outer', ['inner', 'cem']);
    directory.addGroup('empty', []);
    host = await syncHost(test.url, directory);
    await host.synced();
    const source = await openSource(test.url, [PersonEntity, DirectoryGroupEntity, RoleMappingEntity]);
    database = new Database(source);
    mappings = new RoleMappings(database, new Audit(), new Bus(demoSettings(test.url)));
  });
  afterAll(async () => {
    await database.manager.dataSource.destroy();
    await host.close();
    await test.drop();
  });

  const page = { offset: 0, limit: 25 };
  const found = async (filter: Parameters<PeopleList['page']>[0]): Promise<string[]> =>
    (await new PeopleList(database).page(filter, page, null)).items.map(({ login }) => login);
  const groupId = async (name: string): Promise<string> =>
    (await new GroupList(database).page(name, null, page)).items.find((group) => group.name === name)?.id ?? '';

  it.each([
    ['öster', ['ann']],
    ['SALES', ['ann', 'cem']],
    ['sales ann', ['ann']],
    ['ann@test', ['ann']],
    ['TEST\\Ann', ['ann']],
    ['100%', ['bob']],
    ['%', ['bob']],
    ['_', ['cem']],
    ["'; DROP TABLE person; --", []],
    ['\0', ['ann', 'bob', 'cem', 'dup1', 'dup2']],
  ])('are found by "%s", taken as text', async (search, logins) => {
    expect(await found({ search })).toEqual(logins);
  });

  it('are filtered by group with nesting, by state, and by what the directory says', async () => {
    expect(await found({ groupId: await groupId('outer') })).toEqual(['ann', 'bob', 'cem']);
    expect(await found({ directoryState: 'DISABLED' })).toEqual(['cem']);
    expect(await found({ directoryState: 'MISSING' })).toEqual([]);
    expect(await found({ state: GqlRequirementState.ENABLED })).toEqual([]);
    expect(await found({ state: GqlRequirementState.DISABLED, search: 'twin' })).toEqual(['dup1', 'dup2']);
    expect((await new GroupList(database).page('OUT', null, page)).items).toMatchObject([{ name: 'outer', members: 3 }]);
    expect((await new UnitList(database).page(null, null, page)).total).toBe(0);
  });

  it('come in pages, in an order from a closed list', async () => {
    const list = new PeopleList(database);
    const second = await list.page({}, { offset: 2, limit: 2 }, { field: 'login', descending: true });
    expect({ total: second.total, logins: second.items.map(({ login }) => login) }).toEqual({ total: 5, logins: ['cem', 'bob'] });
    await expect(list.page({}, page, { field: 'row_hash', descending: false })).rejects.toMatchObject({
      extensions: { code: 'bad_request' },
    });
    expect(await list.page({}, page, { field: 'lastSignInAt', descending: true })).toMatchObject({ total: 5 });
  });

  it('sign in under a name that is theirs alone', async () => {
    const people = new People(database);
    expect(await people.findByLogin(loginKey('Test\\ANN') ?? '')).toMatchObject({ login: 'ann', directoryState: 'active' });
    expect(await people.findByLogin('twin')).toBe('many');
    expect(await people.findByLogin('nobody')).toBe('none');
  });

  it('hold console roles by nested groups, and the last admin stays', async () => {
    const made = await mappings.add(OPERATOR, 'admin', await groupId('outer'));
    expect(made).toMatchObject({ role: 'admin', group: { name: 'outer', members: 3 }, createdBy: 'Ada Lindqvist' });
    const again = await mappings.add(OPERATOR, 'admin', await groupId('outer'));
    expect(again).toMatchObject({ id: (made as { id: string }).id });
    const people = new People(database);
    const ann = await people.findByLogin('ann');
    if (typeof ann === 'string') throw new Error('ann is not there');
    expect(await people.rolesOf(ann.id)).toEqual(['admin']);

    // A group without anybody in it keeps nobody in power.
    await mappings.add(OPERATOR, 'admin', await groupId('empty'));
    const id = (made as { id: string }).id;
    expect(await mappings.remove(OPERATOR, id)).toMatchObject({ extensions: { code: 'policy_invalid' } });
    expect(await people.rolesOf(ann.id)).toEqual(['admin']);
    await mappings.add(OPERATOR, 'admin', await groupId('inner'));
    expect(await mappings.remove(OPERATOR, id)).toBe(true);
    expect((await mappings.list()).map(({ group }) => group.name)).toEqual(['empty', 'inner']);
    const events = await test.query<{ action: string }>(
      `SELECT action FROM audit_event WHERE action LIKE 'role.%' ORDER BY ordinal`,
    );
    expect(events.map(({ action }) => action)).toEqual(['role.mapped', 'role.mapped', 'role.mapped', 'role.unmapped']);
  });

  it('keep an admin when two remove the two last groups at once', async () => {
    const [empty, inner] = await mappings.list();
    await mappings.remove(OPERATOR, empty?.id ?? '');
    await mappings.add(OPERATOR, 'admin', await groupId('outer'));
    const both = (await mappings.list()).filter(({ role }) => role === 'admin');
    expect(both.map(({ id }) => id)).toContain(inner?.id);
    const answers = await Promise.all(both.map(({ id }) => mappings.remove(OPERATOR, id)));
    expect(answers.filter((answer) => answer === true)).toHaveLength(1);
    expect(await mappings.list()).toHaveLength(1);
  });
});
