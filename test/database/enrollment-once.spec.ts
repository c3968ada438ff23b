import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { METHODS, type Outcome } from '@tessera/enrollment';
import { TestDevice } from '@tessera/enrollment/testing';
import { CONTEXT, type EnrollmentWorld, enrollmentWorld, valueOf } from './enrollment-world.js';

const FROM = { source: '192.0.2.1', locale: 'en' } as const;
const MANY = 100;

/** Through the pool of the running application: ten connections, everybody else waits in line. */
describe('one answer, a hundred requests', () => {
  let world: EnrollmentWorld;
  beforeAll(async () => {
    world = await enrollmentWorld();
  });
  afterAll(() => world.close());

  const oks = (outcomes: readonly PromiseSettledResult<Outcome<unknown>>[]): number =>
    outcomes.filter((one) => one.status === 'fulfilled' && one.value.ok).length;
  const errors = (outcomes: readonly PromiseSettledResult<unknown>[]): unknown[] =>
    outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  const many = <T>(work: () => Promise<T>, times = MANY): Promise<PromiseSettledResult<T>[]> =>
    Promise.allSettled(Array.from({ length: times }, work));

  /** Somebody whose phone became their device, by so many equal requests a step. */
  const withDevice = async (times = 1) => {
    const asker = world.asker(await world.person());
    const device = new TestDevice();
    const begin = { method: 'app-notification', account: 'sam', allowedMethods: METHODS, digitsOnCalls: false } as const;
    const { handle, device: setup } = valueOf(await world.core().startEnrollment({ ...asker, ...begin }));
    const activation = device.activation(setup?.code ?? '');
    const activated = await many(() => world.core().activateDevice(activation), times);
    device.deviceId =
      activated.flatMap((one) => (one.status === 'fulfilled' && one.value.ok ? [one.value.value.deviceId] : []))[0] ?? '';
    const { number } = valueOf(await world.core().sendEnrollmentCode({ ...asker, ...FROM, handle }));
    const request = valueOf(await world.core().pollDevice(device.poll()));
    if (!request) throw new Error('no request came');
    valueOf(await world.core().answerByDevice(device.answer(request, 'authenticate', number)));
    const redeemed = await many(() => world.core().redeemEnrollment({ ...asker, handle }), times);
    return { asker, device, activated, redeemed };
  };

  it('D07 R02: an activation code makes one device, and what it confirmed binds one authenticator', async () => {
    const { asker, activated, redeemed } = await withDevice(MANY);
    expect([...errors(activated), ...errors(redeemed)]).toEqual([]);
    expect([oks(activated), oks(redeemed)]).toEqual([1, 1]);
    expect(await world.core().listMethods(asker)).toHaveLength(1);
  });

  it('D04 R02: a signed approval counts once, however often it is sent, and is redeemed once', async () => {
    const { asker, device } = await withDevice();
    const begin = { purpose: 'sign-in', allowedMethods: METHODS, digitsOnCalls: false, context: CONTEXT } as const;
    const { handle, number } = valueOf(
      await world.core().startChallenge({ ...asker, ...FROM, ...begin, authenticatorId: device.deviceId }),
    );
    const poll = device.poll();
    const polls = await many(() => world.core().pollDevice(poll));
    expect(errors(polls)).toEqual([]);
    const seen = polls.flatMap((one) => (one.status === 'fulfilled' && one.value.ok ? [one.value.value] : []));
    expect(seen).toMatchObject([{ application: CONTEXT.application, place: CONTEXT.place }]);
    const [request] = seen;
    if (!request) throw new Error('no request came');

    const answer = device.answer(request, 'authenticate', number);
    const answers = await many(() => world.core().answerByDevice(answer));
    expect(errors(answers)).toEqual([]);
    expect(oks(answers)).toBe(1);

    let sessions = 0;
    const onSuccess = async (): Promise<void> => {
      sessions += 1;
    };
    const redeemed = await many(() => world.core().redeemChallenge({ ...asker, handle, purpose: 'sign-in', onSuccess }));
    expect(errors(redeemed)).toEqual([]);
    expect([oks(redeemed), sessions]).toEqual([1, 1]);
    expect(await world.core().answerByDevice(answer)).toMatchObject({ ok: false });
  });

  it('F02: a recovery code works once, in one of a hundred requests', async () => {
    const { asker } = await withDevice();
    const { codes } = valueOf(await world.core().issueRecoveryCodes(asker));
    expect(codes).toHaveLength(10);
    const set = (await world.core().listMethods(asker)).find(({ method }) => method === 'recovery-codes');
    const begin = { purpose: 'sign-in', allowedMethods: METHODS, digitsOnCalls: false, context: CONTEXT } as const;
    const start = async () =>
      valueOf(await world.core().startChallenge({ ...asker, ...FROM, ...begin, authenticatorId: set?.id ?? '' }));
    const { handle } = await start();
    const tried = await many(() => world.core().verifyChallenge({ ...asker, handle, purpose: 'sign-in', code: codes[2] }));
    expect(errors(tried)).toEqual([]);
    expect(oks(tried)).toBe(1);
    const left = await world.test.query('SELECT 1 FROM recovery_code WHERE person_id = $1 AND used_at IS NULL', [asker.personId]);
    expect(left).toHaveLength(9);
    const again = await start();
    const replay = await world.core().verifyChallenge({ ...asker, handle: again.handle, purpose: 'sign-in', code: codes[2] });
    expect(replay).toMatchObject({ ok: false, code: 'code_wrong' });
  });

  it('F02: two sets made at once are one set of ten', async () => {
    const { asker } = await withDevice();
    const made = await Promise.all([1, 2, 3].map(() => world.core().issueRecoveryCodes(asker)));
    expect(made.filter(({ ok }) => ok)).toHaveLength(3);
    const kept = await world.test.query('SELECT number FROM recovery_code WHERE person_id = $1', [asker.personId]);
    expect(kept).toHaveLength(10);
    expect((await world.core().listMethods(asker)).filter(({ method }) => method === 'recovery-codes')).toHaveLength(1);
  });
});
