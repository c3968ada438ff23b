import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { EnrollmentCore } from '../../core.js';
import { createEnrollment } from '../../create-enrollment.js';
import type { FraudReport } from '../../ports.js';
import { createMemoryHost, type MemoryHost } from '../../testing/memory/memory-ports.js';
import { valueOf } from '../../testing/visitor.js';
import { macOfAppPassword, newAppPassword } from './secret.js';

const terms = { allowed: true, most: 10, days: 365 };
const report: FraudReport = {
  by: 'portal',
  regardingId: null,
  decisionId: 'd-1',
  method: null,
  hint: null,
  application: 'Mail',
  place: '192.0.2.7',
  browser: 'Firefox on Linux',
};
let host: MemoryHost;
let core: EnrollmentCore;
let asker: { readonly personId: string; readonly sessionId: string };
beforeEach(() => {
  host = createMemoryHost();
  core = createEnrollment(host.ports);
  asker = { personId: randomUUID(), sessionId: randomUUID() };
});
const create = (name = 'Mail on my phone', changes: Partial<typeof terms> = {}) =>
  core.createAppPassword({ ...asker, name, terms: { ...terms, ...changes } });
const check = (password: unknown, personId = asker.personId) =>
  core.verifyAppPassword({ personId, password, from: 'imap.example.org' });
const wrong = { ok: false, code: 'app_password_wrong' };

describe('app passwords', () => {
  it('S14: is shown once, holds for its days, and works whatever spaces and case', async () => {
    const made = valueOf(await create());
    expect(made).toMatchObject({ name: 'Mail on my phone', lastUsedAt: null });
    expect(made.expiresAt.getTime() - made.createdAt.getTime()).toBe(365 * 86_400_000);
    for (const typed of [
      made.password,
      made.password.replaceAll(' ', ''),
      made.password.toUpperCase(),
      made.password.replaceAll(' ', '-'),
    ]) {
      expect(await check(typed)).toMatchObject({ ok: true, value: { id: made.id, lastUsedFrom: 'imap.example.org' } });
    }
    const listed = await core.listAppPasswords(asker);
    expect(listed).toMatchObject([{ id: made.id, lastUsedAt: host.clock.now() }]);
    const kept = JSON.stringify([listed, host.tables().events, host.tables().notices, [...host.tables().appPasswords.values()]]);
    expect(kept).not.toContain(made.password);
    expect(kept).not.toContain(made.password.replaceAll(' ', ''));
    expect(host.tables().notices).toMatchObject([{ kind: 'app_password_created', facts: { name: 'Mail on my phone' } }]);
  });

  it('F04: for its owner only, in its time only, and only what has its form', async () => {
    const { password } = valueOf(await create());
    expect(await check(password, randomUUID())).toEqual(wrong);
    for (const bad of ['', 'abcd', password.slice(1), `${password}a`, 7, null, [password], 'a'.repeat(5000)]) {
      expect(await check(bad)).toEqual(wrong);
    }
    host.clock.advance(365 * 86_400);
    expect(await check(password)).toEqual(wrong);
    expect(await core.listAppPasswords(asker)).toEqual([]);
  });

  it('A04: a hundred wrong ones move no second-factor counter, and are on the trail', async () => {
    for (let index = 0; index < 100; index += 1) await check('aaaa bbbb cccc dddd eeee ffff gggg');
    expect(host.tables().guesses.size).toBe(0);
    expect(await core.secondFactorLockedUntil(asker)).toBeNull();
    expect(host.tables().events.filter((event) => event.action === 'app_password.refused')).toHaveLength(100);
  });

  it('F04: off where policy says so, and never more than the lower of both limits, also in parallel', async () => {
    expect(await create('x', { allowed: false })).toEqual({ ok: false, code: 'app_passwords_off' });
    expect(await create('x', { days: 0 })).toEqual({ ok: false, code: 'app_passwords_off' });
    expect(await create('\u0000')).toEqual({ ok: false, code: 'name_invalid', field: 'name' });
    const made = await Promise.all(Array.from({ length: 6 }, (_, index) => create(`Mail ${index}`, { most: 3 })));
    expect(made.filter((one) => one.ok)).toHaveLength(3);
    expect(made.filter((one) => !one.ok && one.code === 'app_password_limit')).toHaveLength(3);
    const many = await Promise.all(Array.from({ length: 15 }, (_, index) => create(`More ${index}`, { most: 50 })));
    expect(many.filter((one) => one.ok)).toHaveLength(7);
    host.clock.advance(366 * 86_400);
    expect((await create()).ok).toBe(true);
  });

  it('F05: a revoked one is dead at once; nobody revokes another person’s', async () => {
    const { id, password } = valueOf(await create());
    expect(await core.revokeAppPassword({ personId: randomUUID(), sessionId: 's', id })).toEqual({
      ok: false,
      code: 'not_found',
    });
    expect(await core.revokeAppPassword({ ...asker, id })).toMatchObject({ ok: true, value: { id } });
    expect(await check(password)).toEqual(wrong);
    expect(await core.revokeAppPassword({ ...asker, id })).toEqual({ ok: false, code: 'not_found' });
  });

  it('F05 D09 S16: a report of fraud ends all of them, and no new one is made while the block stands', async () => {
    const first = valueOf(await create());
    const second = valueOf(await create('Calendar'));
    await core.reportFraud({ personId: asker.personId, report });
    for (const { password } of [first, second]) expect(await check(password)).toEqual(wrong);
    expect(await create()).toEqual({ ok: false, code: 'blocked' });
    const [revoked] = host.tables().events.filter((event) => event.action === 'app_password.revoked');
    expect(revoked?.details).toEqual({ reason: 'fraud_reported', revoked: 2 });
  });

  it('S16 F05: one that outlived a report all the same is refused while the block stands', async () => {
    const { password } = valueOf(await create());
    const { personId } = asker;
    await host.ports.transaction((tx) => tx.blocks.raise({ id: randomUUID(), personId, at: tx.now, report }));
    expect(await check(password)).toEqual(wrong);
    const [refusal] = host.tables().events.filter((event) => event.action === 'app_password.refused');
    expect(refusal).toMatchObject({ code: 'app_password_wrong', details: { blocked: true } });
  });

  it('F04: the same password of two people has two MACs', () => {
    const { secretBox } = host.ports;
    const password = newAppPassword(host.ports.random);
    const macs = ['amy', 'bob'].map((personId) =>
      Buffer.from(macOfAppPassword(secretBox, personId, password) ?? []).toString('hex'),
    );
    expect(new Set(macs).size).toBe(2);
  });
});
