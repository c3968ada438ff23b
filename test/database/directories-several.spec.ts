import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { Removal } from '../../apps/api/src/directories/setup/removal.js';
import { loginAt, personDnAt, SUFFIX } from '../directories/ldif.js';
import { type Slapd, startSlapd } from '../directories/slapd.js';
import { SIGN_IN } from '../setup/acts.js';
import type { PortalClient } from '../setup/portal-client.js';
import { OPERATOR } from './directories-host.js';
import { inputFor, severalWorld, type SeveralWorld, type Shown, SIZE } from './directories-several-world.js';

const newPassword = (index: number, password: string): string =>
  `dn: ${personDnAt(index, SIZE.departments)}\nchangetype: modify\nreplace: userPassword\nuserPassword: ${password}\n\n`;
const newPerson = (login: string, unit = 'dept0', cn = login): string =>
  `dn: cn=${cn},ou=${unit},ou=people,${SUFFIX}\nchangetype: add\nobjectClass: inetOrgPerson\nuid: ${login}\ncn: ${cn}\nsn: ${cn}\nuserPassword: pw-${cn}\n\n`;

describe('several directories at once', () => {
  let world: SeveralWorld;
  let second: Slapd;
  let secondId: string;
  let ownId: string;

  beforeAll(async () => {
    world = await severalWorld();
    second = await startSlapd(SIZE);
    second.change(
      newPassword(5, 'other-5') + newPerson('visitor') + newPerson('twin', 'dept0') + newPerson('twin', 'dept1', 'twin2'),
    );
    const { data, error } = await world.create(inputFor(second));
    if (!data) throw new Error(JSON.stringify(error));
    secondId = data.createDirectory.id;
    ownId = (await world.list())[0]!.id;
    expect(await world.ended(secondId)).toMatchObject({ state: 'completed' });
  });
  afterAll(async () => {
    await world.close();
    await second.stop();
  });

  const tried = async (login: string, password: string, client: PortalClient = world.main.client()): Promise<string> => {
    const { data, error } = await client.ask<{ signIn: { viewer: { state: string } } }>(SIGN_IN, { login, password });
    await world.test.query('DELETE FROM rolling_limit');
    return error?.code ?? data!.signIn.viewer.state;
  };
  /** The directory of whom the last password was right for. */
  const lastIn = async (): Promise<unknown> =>
    (
      await world.test.query<{ directory_id: string }>(
        `SELECT p.directory_id FROM audit_event e JOIN person p ON p.id::text = e.subject_id::text
          WHERE e.action IN ('signin.completed', 'signin.step_required') ORDER BY e.ordinal DESC LIMIT 1`,
      )
    )[0]?.directory_id;
  const order = (...ids: string[]) =>
    world.admin.must<{ orderDirectories: Shown[] }>(`mutation ($ids: [ID!]!) { orderDirectories(ids: $ids) { id position } }`, {
      ids,
    });

  it('D1: the same ids and logins stand in both, each as a person of its own', async () => {
    const counted = await world.test.query(
      `SELECT count(*)::int AS people, count(DISTINCT directory_id)::int AS directories, count(DISTINCT login)::int AS logins FROM person`,
    );
    expect(counted).toEqual([{ people: 65, directories: 2, logins: 33 }]);
    expect(await world.test.query('SELECT 1 FROM person WHERE review_reason IS NOT NULL')).toEqual([]);
    const shown = await world.list();
    expect(shown.map(({ id, position, source }) => ({ id, position, source }))).toEqual([
      { id: ownId, position: 1, source: 'environment' },
      { id: secondId, position: 2, source: 'console' },
    ]);
    expect(shown[1]!.operations.find(({ operation }) => operation === 'search')?.count).toBeGreaterThan(2);
  });

  it('D1 I04: a name that both know is the first one’s, and its password is asked of its own directory alone', async () => {
    expect(await tried(loginAt(5), 'pw-5')).toBe('SIGNED_IN');
    expect(await lastIn()).toBe(ownId);
    expect(await tried(loginAt(5), 'other-5')).toBe('credentials');
    expect((await order(secondId, ownId)).orderDirectories.map(({ id }) => id)).toEqual([secondId, ownId]);
    expect(await tried(loginAt(5), 'other-5')).toBe('SIGNED_IN');
    expect(await lastIn()).toBe(secondId);
    expect(await tried(loginAt(5), 'pw-5')).toBe('credentials');
    await order(ownId, secondId);
    expect((await world.admin.ask(`mutation { orderDirectories(ids: ["${ownId}"]) { id } }`)).error).toMatchObject({
      code: 'directory_invalid',
      field: 'ids',
    });
  });

  it('D1 I04: who stands in the second alone signs in there; two of one name in one directory are nobody', async () => {
    expect(await tried('visitor', 'pw-visitor')).toBe('SIGNED_IN');
    expect(await lastIn()).toBe(secondId);
    expect(await tried('visitor', 'wrong')).toBe('credentials');
    expect(await tried('nobody-here', 'pw-visitor')).toBe('credentials');
    expect(await tried('twin', 'pw-twin')).toBe('credentials');
    expect(await tried('twin', 'pw-twin2')).toBe('credentials');
  });

  it('D1: every process uses a change at once', async () => {
    const other = await world.start();
    const replica = await startSlapd(SIZE);
    try {
      replica.change(newPerson('visitor') + newPassword(7, 'replica-7'));
      expect(await tried('visitor', 'pw-visitor', other.client())).toBe('SIGNED_IN');
      await order(secondId, ownId);
      expect(await tried(loginAt(7), 'replica-7', other.client())).toBe('credentials');
      const since = new Date();
      expect((await world.update(secondId, inputFor(replica))).error).toBeNull();
      expect(await tried(loginAt(7), 'replica-7', other.client())).toBe('SIGNED_IN');
      expect(await tried(loginAt(5), 'other-5', other.client())).toBe('credentials');
      await world.ended(secondId, since);
      expect((await world.update(secondId, inputFor(second))).error).toBeNull();
      await world.until('SELECT 1 FROM directory WHERE id = $1 AND NOT stale', [secondId]);
      expect(await tried(loginAt(5), 'other-5', other.client())).toBe('SIGNED_IN');
    } finally {
      await order(ownId, secondId);
      await replica.stop();
    }
  });

  it('D1 R08: one that is down fails for itself: the other is read meanwhile, and its people sign in', async () => {
    const gone = await startSlapd({ ...SIZE, people: 3 });
    const { data } = await world.create(inputFor(gone, { name: 'Gone', baseDn: `ou=people,${SUFFIX}` }));
    const id = data!.createDirectory.id;
    await world.ended(id);
    gone.change(newPerson('only-there'));
    const since = new Date();
    await world.sync(id);
    expect(await world.ended(id, since)).toMatchObject({ state: 'completed' });
    expect(await tried('only-there', 'pw-only-there')).toBe('SIGNED_IN');
    await gone.stop();
    const later = new Date();
    await Promise.all([world.sync(id), world.sync(ownId), world.sync(secondId)]);
    expect(await world.ended(ownId, later)).toMatchObject({ state: 'completed' });
    expect(await world.ended(secondId, later)).toMatchObject({ state: 'completed' });
    expect(await world.ended(id, later)).toMatchObject({ state: 'failed', error_code: 'unreachable' });
    expect(await tried('only-there', 'pw-only-there')).toBe('directory_unavailable');
    expect(await tried('visitor', 'pw-visitor')).toBe('SIGNED_IN');
    expect(await tried(loginAt(10), 'pw-10')).toBe('SIGNED_IN');
    const [left] = await world.test.query(`SELECT missing_since FROM person WHERE login = 'only-there'`);
    expect(left).toEqual({ missing_since: null });
    await world.admin.must(`mutation { removeDirectory(id: "${id}", reason: "gone") }`);
  });

  it('D1: each has a schedule of its own: what changes in one comes in while another does not answer', async () => {
    const dead = await startSlapd({ ...SIZE, people: 3 });
    const { data } = await world.create(inputFor(dead, { name: 'Dead', baseDn: `ou=people,${SUFFIX}`, syncSeconds: 1 }));
    const id = data!.createDirectory.id;
    await world.ended(id);
    dead.change(newPerson('first-seen'));
    await world.until(`SELECT 1 FROM person WHERE login = 'first-seen'`);
    await dead.stop();
    expect((await world.update(secondId, inputFor(second, { bindPassword: undefined, syncSeconds: 1 }))).error).toBeNull();
    second.change(newPerson('late-comer'));
    await world.until(`SELECT 1 FROM person WHERE login = 'late-comer' AND directory_id = $1`, [secondId]);
    await world.until(`SELECT 1 FROM sync_run WHERE directory_id = $1 AND mode = 'changes' AND error_code = 'unreachable'`, [id]);
    expect((await world.update(secondId, inputFor(second, { bindPassword: undefined }))).error).toBeNull();
    await world.admin.must(`mutation { removeDirectory(id: "${id}", reason: "dead") }`);
  });

  it('D1: paused, it is not read, and its people still sign in; resumed, it is read again', async () => {
    const act = (how: string) => world.admin.ask<Record<string, Shown>>(`mutation { ${how} { paused nextRunAt } }`);
    expect((await act(`pauseDirectory(id: "${secondId}", reason: " ")`)).error?.code).toBe('reason_missing');
    expect((await act(`pauseDirectory(id: "${secondId}", reason: "move")`)).data?.['pauseDirectory']).toEqual({
      paused: true,
      nextRunAt: null,
    });
    expect((await world.sync(secondId)).error?.code).toBe('directory_paused');
    await world.test.query(`UPDATE directory SET reads_since = now() WHERE id = $1`, [secondId]);
    const runs = () => world.test.query('SELECT id FROM sync_run WHERE directory_id = $1', [secondId]);
    const before = await runs();
    expect(await tried('visitor', 'pw-visitor')).toBe('SIGNED_IN');
    await pause(6000);
    expect(await runs()).toEqual(before);
    const since = new Date();
    expect((await act(`resumeDirectory(id: "${secondId}")`)).data?.['resumeDirectory']?.paused).toBe(false);
    expect(await world.ended(secondId, since)).toMatchObject({ state: 'completed' });
    const said = await world.test.query(
      `SELECT details FROM audit_event WHERE action LIKE 'directory.%' AND details ->> 'reason' = 'move'`,
    );
    expect(said).toHaveLength(1);
  });

  it('D1 I08: removed with a reason: its people are missing at once and signed out, what they had enrolled is kept', async () => {
    const visitor = world.main.client();
    expect(await tried('visitor', 'pw-visitor', visitor)).toBe('SIGNED_IN');
    const [person] = await world.test.query<{ id: string }>(`SELECT id FROM person WHERE login = 'visitor'`);
    await world.test.query(
      `INSERT INTO authenticator (id, person_id, method, label, hint, secret, enrolled_at, last_step)
       SELECT gen_random_uuid(), $1, method, label, hint, secret, enrolled_at, last_step FROM authenticator LIMIT 1`,
      [person?.id],
    );
    const runId = (await world.shown(secondId)).lastRun!.id;
    const remove = (reason: string) =>
      world.admin.ask(`mutation ($id: ID!, $reason: String!) { removeDirectory(id: $id, reason: $reason) }`, {
        id: secondId,
        reason,
      });
    expect((await remove('')).error?.code).toBe('reason_missing');
    expect((await remove('the partner has left')).data).toEqual({ removeDirectory: true });

    expect(await world.test.query('SELECT 1 FROM person WHERE directory_id = $1 AND missing_since IS NULL', [secondId])).toEqual(
      [],
    );
    expect(
      await world.test.query(
        'SELECT 1 FROM group_member m JOIN directory_group g ON g.id = m.group_id WHERE g.directory_id = $1',
        [secondId],
      ),
    ).toEqual([]);
    expect(
      await world.test.query('SELECT end_reason FROM session WHERE person_id = $1 AND ended_at IS NULL', [person?.id]),
    ).toEqual([]);
    expect(await world.test.query('SELECT removed_at FROM authenticator WHERE person_id = $1', [person?.id])).toEqual([
      { removed_at: null },
    ]);
    expect(await world.test.query('SELECT bind_password FROM directory WHERE id = $1', [secondId])).toEqual([
      { bind_password: null },
    ]);
    expect(await tried('visitor', 'pw-visitor')).toBe('credentials');
    expect(await tried(loginAt(5), 'pw-5')).toBe('SIGNED_IN');
    expect((await world.list()).map(({ id }) => id)).toEqual([ownId]);
    expect((await remove('again')).error?.code).toBe('directory_removed');
    expect((await world.sync(secondId)).error?.code).toBe('directory_removed');
    expect((await world.admin.ask(`mutation { undoSync(runId: "${runId}", reason: "x") { id } }`)).error?.code).toBe(
      'directory_removed',
    );
    const [event] = await world.test.query<{ details: unknown }>(
      `SELECT details FROM audit_event WHERE action = 'directory.removed' ORDER BY ordinal DESC LIMIT 1`,
    );
    expect(event?.details).toMatchObject({ people: 35, reason: 'the partner has left' });
  });

  it('D1: the last directory that an admin comes from is not removed', async () => {
    const { data } = await world.create(inputFor(second, { name: 'Back' }));
    const id = data!.createDirectory.id;
    await world.ended(id);
    await world.test.query(
      `UPDATE role_mapping SET group_id = (SELECT id FROM directory_group WHERE directory_id = $1 AND name = 'group0')`,
      [id],
    );
    await world.test.query('SELECT rebuild_group_closure()');
    const outcome = await world.main.app.get(Removal).remove(OPERATOR, id, 'tidy up');
    expect(outcome).toMatchObject({ message: expect.stringContaining('Every admin comes from this directory') });
    expect(await world.test.query('SELECT removed_at FROM directory WHERE id = $1', [id])).toEqual([{ removed_at: null }]);
  });
});
