import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { EnrollmentCore } from '../../core.js';
import { createEnrollment } from '../../create-enrollment.js';
import { METHODS, type Method } from '../../methods/registry.js';
import type { Authenticator, CoreAuditAction } from '../../ports.js';
import { authenticatorRow, later } from '../../testing/contract/rows.js';
import { createMemoryHost, type MemoryHost } from '../../testing/memory/memory-ports.js';

let host: MemoryHost;
let core: EnrollmentCore;
let asker: { readonly personId: string; readonly sessionId: string };
let age = 0;
beforeEach(() => {
  host = createMemoryHost();
  core = createEnrollment(host.ports);
  asker = { personId: randomUUID(), sessionId: randomUUID() };
  age = 1000;
});

/** Each one a little younger than the one before. */
const enrolled = (method: Method, changes: Partial<Authenticator> = {}): Promise<Authenticator> =>
  host.ports.transaction(async (tx) => {
    age -= 1;
    const row = authenticatorRow(asker.personId, tx.now, { method, enrolledAt: later(tx.now, -age), ...changes });
    await tx.authenticators.insert(row);
    return row;
  });
const remove = ({ id }: { readonly id: string }, policy: { required?: boolean; allowedMethods?: readonly Method[] } = {}) =>
  core.removeMethod({ ...asker, id, required: true, allowedMethods: METHODS, ...policy });
const ids = async (): Promise<string[]> => (await core.listMethods(asker)).map((one) => one.id);
const events = (action: CoreAuditAction) => host.tables().events.filter((event) => event.action === action);

describe('my methods', () => {
  it('S15: lists them preferred first, then oldest first, disabled ones marked', async () => {
    const old = await enrolled('text-message');
    const disabled = await enrolled('app-code', { disabledAt: host.clock.now() });
    const preferred = await enrolled('app-notification', { preferred: true });
    expect(await ids()).toEqual([preferred.id, old.id, disabled.id]);
    expect((await core.listMethods(asker))[2]?.disabledAt).toEqual(host.clock.now());
  });

  it('renames one of their own, under a clean name, and tells the trail', async () => {
    const phone = await enrolled('text-message');
    expect(await core.renameMethod({ ...asker, id: phone.id, label: ' Work  phone ' })).toMatchObject({
      ok: true,
      value: { id: phone.id, label: 'Work phone' },
    });
    expect((await core.listMethods(asker))[0]?.label).toBe('Work phone');
    expect(events('authenticator.renamed')).toHaveLength(1);
    expect(await core.renameMethod({ ...asker, id: phone.id, label: 'a\u202eb' })).toMatchObject({ code: 'name_invalid' });
    const stranger = { personId: randomUUID(), sessionId: randomUUID() };
    for (const who of [stranger, { ...asker, id: randomUUID() }]) {
      expect(await core.renameMethod({ id: phone.id, label: 'Mine', ...who })).toMatchObject({ code: 'method_unknown' });
    }
  });

  it('S15: prefers exactly one; recovery codes and disabled ones cannot be preferred', async () => {
    const phone = await enrolled('text-message', { preferred: true });
    const app = await enrolled('app-code');
    const disabled = await enrolled('app-code', { disabledAt: host.clock.now() });
    const codes = await enrolled('recovery-codes');
    expect(await core.preferMethod({ ...asker, id: app.id })).toMatchObject({ ok: true, value: { preferred: true } });
    const listed = await core.listMethods(asker);
    expect(listed.filter((one) => one.preferred).map((one) => one.id)).toEqual([app.id]);
    for (const { id } of [disabled, codes]) {
      expect(await core.preferMethod({ ...asker, id })).toEqual({ ok: false, code: 'method_not_allowed' });
    }
    expect(await core.preferMethod({ personId: randomUUID(), sessionId: 's', id: phone.id })).toMatchObject({
      code: 'method_unknown',
    });
  });

  it('E14: a removal ends remembered devices, and tells the owner and the trail', async () => {
    await enrolled('app-code', { preferred: true });
    const phone = await enrolled('text-message');
    expect(await remove(phone)).toMatchObject({ ok: true, value: { id: phone.id } });
    const { trustEnded, notices } = host.tables();
    expect(trustEnded).toMatchObject([{ personId: asker.personId, why: 'authenticators_changed', block: null }]);
    expect(notices).toMatchObject([{ kind: 'authenticator_removed', facts: { method: 'text-message', hint: phone.hint } }]);
    expect(events('authenticator.removed')).toMatchObject([
      { sessionId: asker.sessionId, details: { authenticatorId: phone.id } },
    ]);
    expect(await remove(phone)).toEqual({ ok: false, code: 'method_unknown' });
  });

  it('E08 P6: where policy requires, the last one that it accepts stays', async () => {
    const app = await enrolled('app-code', { preferred: true });
    const last = { ok: false, code: 'method_last' };
    expect(await remove(app)).toEqual(last);
    await enrolled('recovery-codes');
    expect(await remove(app)).toEqual(last);
    await enrolled('app-code', { disabledAt: host.clock.now() });
    expect(await remove(app)).toEqual(last);
    const phone = await enrolled('text-message');
    expect(await remove(app, { allowedMethods: ['app-code'] })).toEqual(last);
    expect(await remove(app, { allowedMethods: [] })).toEqual(last);
    expect(await remove(phone, { allowedMethods: ['app-code'] })).toMatchObject({ ok: true });
    expect(await remove(app, { required: false })).toMatchObject({ ok: true });
    expect(host.tables().events.filter((event) => event.code === 'method_last')).toHaveLength(5);
  });

  it('two removals at once cannot each rely on the other', async () => {
    const [app, phone] = [await enrolled('app-code', { preferred: true }), await enrolled('text-message')];
    const outcomes = await Promise.all([remove(app), remove(phone)]);
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    expect(await ids()).toHaveLength(1);
  });

  it('S15: when the preferred one goes, the oldest that works and is accepted takes over', async () => {
    const preferred = await enrolled('app-notification', { preferred: true });
    await enrolled('app-code', { disabledAt: host.clock.now() });
    await enrolled('voice-call');
    const older = await enrolled('text-message');
    await enrolled('text-message');
    await enrolled('recovery-codes');
    await remove(preferred, { allowedMethods: ['text-message'] });
    const [first] = await core.listMethods(asker);
    expect(first).toMatchObject({ id: older.id, preferred: true });
    expect(events('authenticator.preferred')).toMatchObject([
      { details: { authenticatorId: older.id, reason: 'removed_other' } },
    ]);
  });

  it('recovery codes end with the last other method, and can be ended alone', async () => {
    const app = await enrolled('app-code', { preferred: true });
    await core.issueRecoveryCodes(asker);
    await remove(app, { required: false });
    expect(await ids()).toEqual([]);
    expect(host.tables().recoveryCodes.size).toBe(0);
    expect(events('recovery_codes.voided')).toMatchObject([{ details: { reason: 'nothing_left', left: 10 } }]);

    await enrolled('app-code', { preferred: true });
    await core.issueRecoveryCodes(asker);
    const codes = (await core.listMethods(asker)).find((one) => one.method === 'recovery-codes');
    expect(await remove({ id: codes?.id ?? '' })).toMatchObject({ ok: true });
    expect(host.tables().recoveryCodes.size).toBe(0);
    expect(await ids()).toHaveLength(1);
  });
});
