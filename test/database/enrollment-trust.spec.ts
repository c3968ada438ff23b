import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { METHODS } from '@tessera/enrollment';
import { appCodeAt } from '@tessera/enrollment/testing';
import { lockTrust } from '../../apps/api/src/enrollment/index.js';
import { type EnrollmentProcess, enrollmentProcess, queued } from './enrollment-host.js';
import { CONTEXT, type EnrollmentWorld, enrollmentWorld, REPORT, valueOf } from './enrollment-world.js';

const TERMS = { allowed: true, most: 10, days: 365 };

describe('the end of trust in a person', () => {
  let world: EnrollmentWorld;
  /** Another process on the same database. */
  let other: EnrollmentProcess;
  let personId = '';
  beforeAll(async () => {
    world = await enrollmentWorld();
    other = await enrollmentProcess(world.settings);
    await other.bus.onApplicationBootstrap();
  });
  afterAll(async () => {
    await other.bus.onApplicationShutdown();
    await other.close();
    await world.close();
  });
  beforeEach(async () => {
    personId = await world.person();
  });

  /** With an app, a pending challenge and an app password. */
  const enrolled = async () => {
    const asker = world.asker(personId);
    const begun = valueOf(
      await world.core().startEnrollment({
        ...asker,
        method: 'app-code',
        account: 'sam',
        allowedMethods: METHODS,
        digitsOnCalls: false,
      }),
    );
    if (!begun.app) throw new Error('not an app');
    const { now } = await world.database.transaction(async (work) => work);
    const code = appCodeAt(begun.app, now);
    const { authenticator } = valueOf(await world.core().verifyEnrollment({ ...asker, handle: begun.handle, code }));
    const start = (core = world.core()) =>
      core.startChallenge({
        ...asker,
        purpose: 'sign-in',
        authenticatorId: authenticator.id,
        allowedMethods: METHODS,
        digitsOnCalls: false,
        context: CONTEXT,
        source: '192.0.2.1',
        locale: 'en',
      });
    const challenge = valueOf(await start());
    const { password } = valueOf(await world.core().createAppPassword({ ...asker, name: 'Mail', terms: TERMS }));
    return { asker, challenge, password, start, next: appCodeAt(begun.app, new Date(now.getTime() + 30_000)) };
  };
  const actions = async (): Promise<string[]> =>
    (
      await world.test.query<{ action: string }>('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY ordinal', [
        personId,
      ])
    ).map(({ action }) => action);

  it('R10 S16 F05: a report is felt by another process at once: blocked, the request over, the app password dead', async () => {
    const { asker, challenge, password, start, next } = await enrolled();
    valueOf(await other.core().verifyAppPassword({ personId, password, from: 'imap' }));
    const progress = new Promise<Record<string, unknown>>((resolve) => other.bus.hear('progress', resolve));
    const reportedAt = performance.now();
    await world.core().reportFraud({ personId, report: REPORT });
    expect(await start(other.core())).toMatchObject({ ok: false, code: 'blocked' });
    expect(
      await other.core().verifyChallenge({ ...asker, handle: challenge.handle, purpose: 'sign-in', code: next }),
    ).toMatchObject({ ok: false, code: 'challenge_over' });
    expect(await other.core().verifyAppPassword({ personId, password, from: 'imap' })).toMatchObject({
      code: 'app_password_wrong',
    });
    expect(await progress).toEqual({ regardingId: challenge.regardingId });
    expect(performance.now() - reportedAt).toBeLessThan(1000);
  });

  it('S16 F05: what slices above keep ends in the transaction of the report, or nothing of it happens', async () => {
    const { password } = await enrolled();
    world.ended.length = 0;
    let refuse = true;
    world.trust.onEnd(async (work, { personId: about, block }) => {
      if (about !== personId) return;
      expect(block).toMatchObject({ personId, report: { place: '192.0.2.7' } });
      const [seen] = (await work.manager.query('SELECT count(*)::int AS n FROM block WHERE person_id = $1', [personId])) as {
        n: number;
      }[];
      expect(seen?.n).toBe(1);
      if (refuse) throw new Error('sessions cannot be ended');
    });
    await expect(world.core().reportFraud({ personId, report: REPORT })).rejects.toThrow('sessions cannot be ended');
    expect(await actions()).not.toContain('fraud.reported');
    valueOf(await world.core().verifyAppPassword({ personId, password, from: 'imap' }));
    refuse = false;
    await world.core().reportFraud({ personId, report: REPORT });
    expect(world.ended.at(-1)).toMatchObject({ personId, why: 'fraud_reported' });
    expect(await actions()).toEqual(expect.arrayContaining(['app_password.revoked', 'fraud.reported']));
  });

  it('S16 A05: nothing is opened beside an end and left over: whoever opens first is seen by it, whoever comes after sees the block', async () => {
    const seen: string[] = [];
    world.trust.onEnd(async (_, ended) => {
      if (ended.personId === personId) seen.push('ended');
    });
    const reports: Promise<void>[] = [];
    await world.database.transaction(async ({ manager }) => {
      await lockTrust(manager, personId);
      reports.push(world.core().reportFraud({ personId, report: REPORT }));
      // Until the report has come as far as it can.
      const waiting = `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
                         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
      while ((await world.test.query(waiting)).length === 0) await new Promise((resolve) => setImmediate(resolve));
      seen.push('opened');
    });
    await Promise.all(reports);
    expect(seen).toEqual(['opened', 'ended']);
    const blocked = await world.database.transaction(async (unit) => {
      await lockTrust(unit.manager, personId);
      return world.service.over(unit, { sourceAddress: null, decisionId: null }).blocks.active(personId);
    });
    expect(blocked).toMatchObject({ personId, report: REPORT });
  });

  it('S16: forty reports at once are forty reports and one block', async () => {
    await Promise.all(Array.from({ length: 40 }, () => world.core().reportFraud({ personId, report: REPORT })));
    const blocks = await world.test.query('SELECT id FROM block WHERE person_id = $1', [personId]);
    const reports = await world.test.query('SELECT DISTINCT block_id FROM fraud_report WHERE person_id = $1', [personId]);
    expect({ blocks: blocks.length, blocksOfReports: reports.length }).toEqual({ blocks: 1, blocksOfReports: 1 });
    const [counted] = await world.test.query<{ n: number }>('SELECT count(*)::int AS n FROM fraud_report WHERE person_id = $1', [
      personId,
    ]);
    expect(counted?.n).toBe(40);
  });

  it('J07: a report cannot be changed or removed by the application', async () => {
    await world.core().reportFraud({ personId, report: REPORT });
    const { manager } = world.database;
    await expect(manager.query(`UPDATE fraud_report SET place = 'elsewhere'`)).rejects.toThrow('permission denied');
    await expect(manager.query('DELETE FROM fraud_report')).rejects.toThrow('permission denied');
    await expect(manager.query('DELETE FROM block')).rejects.toThrow('permission denied');
  });

  describe('who is told', () => {
    it('S16: every admin who has an address, and the webhook when there is one; nobody else', async () => {
      const admins = await Promise.all(['ada@example.org', 'bea@example.org', null].map((mail) => world.person({ mail })));
      const auditor = await world.person({ mail: 'audit@example.org' });
      for (const admin of admins) await world.giveRole(admin, 'admin');
      await world.giveRole(auditor, 'auditor');
      await world.core().reportFraud({ personId, report: REPORT });
      const mails = (await queued(world.test, world.box, 'mail')).filter(({ to }) => to.endsWith('@example.org'));
      expect(mails.map(({ to }) => to).sort()).toEqual(['ada@example.org', 'bea@example.org']);
      expect(JSON.stringify(mails[0]?.content)).toContain('192.0.2.7');
      expect(await queued(world.test, world.box, 'alert')).toEqual([]);

      world.carried.add('alert');
      await world.core().reportFraud({ personId, report: { ...REPORT, by: 'call' } });
      world.carried.delete('alert');
      const [alert] = await queued(world.test, world.box, 'alert');
      expect(alert?.content).toMatchObject({ kind: 'fraud.reported', details: { by: 'call', place: '192.0.2.7', first: false } });
      await world.test.query('DELETE FROM role_mapping');
    });

    it('B08 J06: nothing of a mail lies in the clear', async () => {
      const admin = await world.person({ mail: 'sealed@example.org' });
      await world.giveRole(admin, 'admin');
      await world.core().reportFraud({ personId, report: REPORT });
      const rows = await world.test.query('SELECT to_jsonb(m) FROM outbox_message m');
      expect(JSON.stringify(rows)).not.toContain('sealed@');
      await world.test.query('DELETE FROM role_mapping');
    });

    it('the person, by mail in the language of their page, else of the directory; whoever has no address is not', async () => {
      const people = await Promise.all([
        world.person({ mail: 'hana@told.example', locale: 'ja', language: 'de' }),
        world.person({ mail: 'uli@told.example', language: 'de-AT' }),
        world.person({ mail: 'kim@told.example', language: 'kl' }),
        world.person({}),
      ]);
      for (const id of people) await world.core().reportFraud({ personId: id, report: REPORT });
      const mails = (await queued(world.test, world.box, 'mail')).filter(({ to }) => to.endsWith('@told.example'));
      const subjects = new Map(mails.map(({ to, content }) => [to, (content as { subject: string }).subject]));
      expect(Object.fromEntries(subjects)).toEqual({
        'hana@told.example': 'Meridian Instruments: アカウントがブロックされました',
        'uli@told.example': 'Meridian Instruments: Ihr Konto ist gesperrt',
        'kim@told.example': 'Meridian Instruments: Your account is blocked',
      });
    });
  });
});
