import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Rights } from '../../apps/api/src/directories/rights/rights.js';
import { READER_DN, READER_PASSWORD, SUFFIX } from '../directories/ldif.js';
import { type Slapd, startSlapd } from '../directories/slapd.js';
import type { Answer } from '../setup/portal-client.js';
import { inputFor, severalWorld, type SeveralWorld, SIZE } from './directories-several-world.js';

interface Step {
  readonly step: string;
  readonly ok: boolean | null;
  readonly code: string | null;
  readonly message: string;
  readonly cure: string | null;
}
interface Check {
  readonly ok: boolean;
  readonly steps: readonly Step[];
  readonly certificate: { readonly trusted: boolean; readonly names: string[]; readonly issuerPem: string | null } | null;
  readonly namingContexts: readonly string[];
  readonly people: readonly { readonly login: string; readonly displayName: string; readonly title: string | null }[];
  readonly samples: readonly { readonly attribute: string }[];
  readonly groups: readonly { readonly name: string }[];
}
const CHECK = `mutation ($id: ID, $input: DirectoryInput!) { checkDirectory(id: $id, input: $input) { ok vendor namingContexts quarantined
  steps { step ok code message cure milliseconds detail } certificate { trusted names issuerPem sha256 notAfter problem }
  people { login displayName logins title state dn } samples { attribute values } groups { name dn } rights { canWrite readsPasswords } } }`;

describe('connecting a directory in the console', () => {
  let world: SeveralWorld;
  let second: Slapd;
  beforeAll(async () => {
    world = await severalWorld();
    second = await startSlapd({ ...SIZE, people: 12 });
  });
  afterAll(async () => {
    await world.close();
    await second.stop();
  });
  beforeEach(() => world.test.query(`DELETE FROM rolling_limit WHERE scope = 'directory-check'`));

  const check = (changes: Record<string, unknown> = {}, id: string | null = null): Promise<Answer<{ checkDirectory: Check }>> =>
    world.admin.ask(CHECK, { id, input: inputFor(second, changes) });
  const checked = async (changes: Record<string, unknown> = {}): Promise<Check> => {
    const { data, error } = await check(changes);
    if (!data) throw new Error(JSON.stringify(error));
    return data.checkDirectory;
  };
  const failed = ({ steps }: Check): Pick<Step, 'step' | 'code'> | undefined => {
    const found = steps.find(({ ok }) => ok === false);
    return found && { step: found.step, code: found.code };
  };

  it('D1: a check goes through seven steps, shows who would come in, and changes nothing', async () => {
    const before = await world.test.query('SELECT count(*) FROM directory');
    const found = await checked({ mapping: [{ field: 'displayName', attribute: 'cn' }] });
    expect(found.steps.map(({ step, ok }) => [step, ok])).toEqual(
      ['reach', 'tls', 'bind', 'base', 'people', 'groups', 'rights'].map((step) => [step, true]),
    );
    expect(found).toMatchObject({ ok: true, certificate: { trusted: true, names: ['localhost'] }, namingContexts: [SUFFIX] });
    expect(found.people).toHaveLength(5);
    expect(found.people.find(({ login }) => login === 'u0000001')).toMatchObject({
      displayName: 'Bjørn Smith 1',
      title: 'Engineer',
    });
    expect(found.samples.map(({ attribute }) => attribute)).toContain('mail');
    expect(JSON.stringify(found)).not.toMatch(/userPassword|pw-/);
    expect(found.groups.length).toBeGreaterThan(0);
    expect(await world.test.query('SELECT count(*) FROM directory')).toEqual(before);
  });

  it.each([
    ['a CA that signed nothing', () => ({ caPem: second.certificates.otherCaPem }), { step: 'tls', code: 'tls_issuer' }],
    ['a wrong password', () => ({ bindPassword: 'wrong' }), { step: 'bind', code: 'bind_refused' }],
    ['a base that is not there', () => ({ baseDn: `ou=nowhere,${SUFFIX}` }), { step: 'base', code: 'base_missing' }],
    ['a filter that matches nobody', () => ({ peopleFilter: '(uid=nobody-at-all)' }), { step: 'people', code: 'nobody' }],
    ['a port where nobody listens', () => ({ url: 'ldaps://localhost:1' }), { step: 'reach', code: 'unreachable' }],
  ])('D1 I06: %s: the step that failed says so, with a cure, and none is tried after it', async (_what, changes, expected) => {
    const found = await checked(changes());
    expect(failed(found)).toEqual(expected);
    const at = found.steps.findIndex(({ ok }) => ok === false);
    expect(found.steps[at]?.cure).toMatch(/\w+/);
    expect(found.steps.slice(at + 1).every(({ ok, message }) => ok === null && message === 'Not tried.')).toBe(true);
    if (expected.step === 'tls') expect(found.certificate).toMatchObject({ trusted: false, names: ['localhost'] });
    const [event] = await world.test.query<{ details: unknown }>(
      `SELECT details FROM audit_event WHERE action = 'directory.checked' ORDER BY ordinal DESC LIMIT 1`,
    );
    expect(event?.details).toMatchObject({ failed: expected.step });
    expect(JSON.stringify(event)).not.toMatch(/wrong|BEGIN CERTIFICATE|reader-secret/);
  });

  it.each([
    ['name', { name: ' ' }],
    ['kind', { kind: 'novell' }],
    ['url', { url: 'https://localhost' }],
    ['url', { url: 'ldaps://localhost ldaps://user:pw@localhost' }],
    ['url', { url: 'ldap://dc1.example.org' }],
    ['startTls', { startTls: true }],
    ['caPem', { caPem: 'not a certificate' }],
    ['baseDn', { baseDn: 'not a name' }],
    ['peopleFilter', { peopleFilter: '(&(uid=x)' }],
    ['groupFilter', { groupFilter: 'cn=x' }],
    ['mapping', { mapping: [{ field: 'shoeSize', attribute: 'cn' }] }],
    ['mapping', { mapping: [{ field: 'mail', attribute: 'no name)(' }] }],
    ['extraAttributes', { extraAttributes: Array.from({ length: 11 }, (_, at) => `a${at}`) }],
    ['extraAttributes', { extraAttributes: ['*)(uid=*'] }],
    ['syncMinutes', { syncMinutes: 0 }],
    ['syncSeconds', { syncSeconds: 4000 }],
  ])('D1 I01: a wrong %s is refused at its field with what to do, and nothing is sent or kept', async (field, changes) => {
    for (const { data, error } of [await check(changes), await world.create(inputFor(second, changes))]) {
      expect(data).toBeNull();
      expect(error).toMatchObject({ code: 'directory_invalid', field });
      expect(error?.message).toMatch(/\w+/);
    }
    expect(await world.list()).toHaveLength(1);
  });

  it.each([
    ['bindDn', { bindDn: '' }],
    ['bindPassword', { bindPassword: ' ' }],
    ['bindPassword', { bindPassword: null }],
  ])('D1: without %s the server is tried as far as its certificate, and nothing can be connected', async (field, changes) => {
    const { steps, certificate, ok } = await checked(changes);
    expect(steps.map((step) => step.ok)).toEqual([true, true, null, null, null, null, null]);
    expect({ ok, certificate }).toMatchObject({ ok: false, certificate: { trusted: true } });
    expect((await world.create(inputFor(second, changes))).error).toMatchObject({ code: 'directory_invalid', field });
  });

  it.each([
    'ldaps://169.254.169.254',
    'ldaps://[fe80::1]',
    'ldaps://[::ffff:169.254.169.254]',
    'ldaps://2852039166',
    'ldaps://0xa9fea9fe',
    'ldaps://[fd00:ec2::254]',
  ])('I07 J03: %s is never connected to', async (url) => {
    expect((await check({ url })).error).toMatchObject({ code: 'directory_invalid', field: 'url' });
  });

  it('I07: more than ten checks a minute are refused, and one goes on at a time', async () => {
    const answers = await Promise.all([check(), check(), check()]);
    expect(answers.filter(({ error }) => error?.code === 'directory_checking')).toHaveLength(2);
    expect(answers.filter(({ data }) => data?.checkDirectory.ok)).toHaveLength(1);
    for (let more = 0; more < 7; more += 1) await check({ name: '' });
    expect((await check()).error).toMatchObject({ code: 'too_many_attempts' });
  });

  it('I07 D1: connected: the password is kept sealed; another address asks for it anew, the same does not', async () => {
    const { data, error } = await world.create(inputFor(second));
    expect(error).toBeNull();
    const { id, position, source, lastRun } = data!.createDirectory;
    expect({ position, source }).toEqual({ position: 2, source: 'console' });
    expect(lastRun).toMatchObject({ state: expect.stringMatching(/RUNNING|COMPLETED/) });
    expect(await world.ended(id)).toMatchObject({ state: 'completed' });
    expect((await world.shown(id)).people).toBe(13);

    const [row] = await world.test.query<{ settings: unknown; bind_password: Buffer }>(
      'SELECT settings, bind_password FROM directory WHERE id = $1',
      [id],
    );
    expect(row?.bind_password.includes(READER_PASSWORD)).toBe(false);
    const seen = JSON.stringify([
      row?.settings,
      await world.shown(id),
      await world.test.query(`SELECT details FROM audit_event WHERE action LIKE 'directory.%'`),
    ]);
    expect(seen).not.toContain(READER_PASSWORD);
    const [event] = await world.test.query<{ details: { caSha256: string } }>(
      `SELECT details FROM audit_event WHERE action = 'directory.connected'`,
    );
    expect(event?.details.caSha256).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);

    const untyped = { bindPassword: undefined };
    expect((await check(untyped, id)).data?.checkDirectory.ok).toBe(true);
    const elsewhere = { ...untyped, url: `ldaps://localhost:${second.ldapsPort} ldaps://localhost:${world.first.ldapsPort}` };
    expect((await check(elsewhere, id)).error).toMatchObject({ code: 'directory_password_needed', field: 'bindPassword' });
    expect((await world.update(id, inputFor(second, elsewhere))).error?.code).toBe('directory_password_needed');
    const start = { ...untyped, url: `ldap://localhost:${second.ldapPort}`, startTls: true };
    expect((await check(start, id)).error?.code).toBe('directory_password_needed');
    expect((await world.update(id, inputFor(second, { ...untyped, name: 'Renamed' }), ' ')).error?.code).toBe('reason_missing');
    expect((await world.update(id, inputFor(second, { ...untyped, name: 'Renamed' }))).error).toBeNull();

    expect((await world.create(inputFor(second, { name: 'Again', baseDn: SUFFIX.toUpperCase() }))).error?.code).toBe(
      'directory_exists',
    );
    expect((await world.create(inputFor(second, { name: 'RENAMED', baseDn: `ou=people,${SUFFIX}` }))).error).toMatchObject({
      code: 'directory_invalid',
      field: 'name',
    });
  });

  it('D1: what is read changes: what is under way counts no more, and everything is read at once', async () => {
    const id = (await world.list())[1]!.id;
    const [before] = await world.test.query<{ version: number }>('SELECT version FROM directory WHERE id = $1', [id]);
    const held = await world.test.query<{ id: string }>(
      `INSERT INTO sync_run (directory_id, state, trigger, started_at) VALUES ($1, 'held', 'schedule', now() - interval '1 minute') RETURNING id`,
      [id],
    );
    expect((await world.shown(id)).lastRun).toMatchObject({ id: held[0]?.id, state: 'HELD' });
    const changes = {
      name: 'Renamed',
      bindPassword: undefined,
      peopleFilter: '(!(uid=u0000011))',
      extraAttributes: ['departmentNumber'],
    };
    const { data, error } = await world.update(id, inputFor(second, changes));
    expect(error).toBeNull();
    expect(Date.parse(data!.updateDirectory.nextRunAt ?? '')).toBeLessThan(Date.now() + 2000);
    expect(data!.updateDirectory.lastRun).toMatchObject({ state: 'COMPLETED' });
    expect(await world.test.query('SELECT version, stale, watermark FROM directory WHERE id = $1', [id])).toEqual([
      { version: before!.version + 1, stale: true, watermark: null },
    ]);
    expect(await world.ended(id, new Date(Date.now() - 5000))).toMatchObject({ state: 'completed' });
    await world.until(`SELECT 1 FROM person WHERE directory_id = $1 AND login = 'u0000011' AND missing_since IS NOT NULL`, [id]);
    expect(await world.test.query(`SELECT extra FROM person WHERE directory_id = $1 AND login = 'u0000001'`, [id])).toEqual([
      { extra: { departmentnumber: ['1'] } },
    ]);
    expect(await world.test.query('SELECT stale FROM directory WHERE id = $1', [id])).toEqual([{ stale: false }]);
  });

  it('D1: the environment’s directory is shown and tried again, and changed by nobody', async () => {
    const [own] = await world.list();
    expect(own).toMatchObject({ source: 'environment', position: 1, configuration: { bindDn: READER_DN } });
    const input = inputFor(world.first, { bindPassword: undefined });
    const tried = await world.admin.must<{ checkDirectory: Check }>(CHECK, { id: own!.id, input });
    expect(tried.checkDirectory.ok).toBe(true);
    expect((await world.update(own!.id, input)).error?.code).toBe('directory_managed_by_environment');
    const removed = await world.admin.ask(`mutation ($id: ID!) { removeDirectory(id: $id, reason: "x") }`, { id: own!.id });
    expect(removed.error?.code).toBe('directory_managed_by_environment');
  });

  it('D1: what the account of each directory may do is found out by itself', async () => {
    await world.main.app.get(Rights).tick();
    expect((await world.list()).map(({ rights }) => rights?.readsPasswords)).toEqual([false, false]);
  });

  it('D1: an account that could read passwords raises one alarm, and none again until that has changed', async () => {
    const alarms = () => world.test.query(`SELECT details FROM audit_event WHERE action IN ('alert.raised', 'directory.rights')`);
    const id = (await world.list())[1]!.id;
    await world.until(`SELECT 1 FROM directory WHERE id = $1 AND rights ->> 'readsPasswords' = 'false'`, [id]);
    expect(await alarms()).toEqual([]);
    const powerful = { name: 'Renamed', bindDn: `cn=admin,${SUFFIX}`, bindPassword: 'admin-secret' };
    expect((await world.update(id, inputFor(second, powerful))).error).toBeNull();
    await world.until(`SELECT 1 FROM audit_event WHERE action = 'alert.raised'`);
    expect((await world.shown(id)).rights).toMatchObject({ readsPasswords: true });
    const [rights, alert] = await alarms();
    expect([rights, alert].map((event) => JSON.stringify(event))).toEqual([
      expect.stringContaining('"may":"'),
      expect.stringContaining('The service account of the directory Renamed could'),
    ]);
    await world.test.query('UPDATE directory SET rights_due_at = now(), rights_at = NULL WHERE id = $1', [id]);
    await world.update(id, inputFor(second, { ...powerful, bindPassword: undefined, syncMinutes: 61 }));
    await world.until('SELECT 1 FROM directory WHERE id = $1 AND rights_at IS NOT NULL', [id]);
    expect(await alarms()).toHaveLength(2);
  });
});
