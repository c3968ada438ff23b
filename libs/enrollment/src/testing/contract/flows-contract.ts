import { beforeEach, describe, expect, it } from '@jest/globals';
import { createEnrollment } from '../../create-enrollment.js';
import { METHODS } from '../../methods/registry.js';
import type { AuthenticatorView } from '../../views.js';
import { appCodeAt, wrongCode } from '../answers.js';
import { later, times, type ContractHost } from './rows.js';

const noSession = async (_: unknown, made: AuthenticatorView): Promise<void> => {
  throw new Error(`no session for ${made.method}`);
};

/** The core on these ports, under parallel answers: what the guards are for. */
export const flowsContract = <H>(host: () => ContractHost<H>): void => {
  const core = () => createEnrollment(host().ports);
  const clock = (): Promise<Date> => host().ports.transaction(async (tx) => tx.now);
  describe('flows', () => {
    let personId = '';
    let sessionId = '';
    const start = async () => {
      const started = await core().startEnrollment({
        personId,
        sessionId,
        method: 'app-code',
        account: 'someone',
        allowedMethods: METHODS,
        digitsOnCalls: false,
      });
      if (!started.ok || started.value.app === null) throw new Error('no app enrollment was started');
      return { handle: started.value.handle, app: started.value.app };
    };
    beforeEach(async () => {
      personId = await host().newPerson();
      sessionId = host().ports.random.uuid();
    });

    it('R02: the right code in five requests at once binds one authenticator', async () => {
      const { handle, app } = await start();
      const code = appCodeAt(app, await clock());
      const outcomes = await times(5, () => core().verifyEnrollment({ personId, sessionId, handle, code }));
      expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
      expect(await core().listMethods({ personId })).toHaveLength(1);
    });

    it('B01: the code that passed is used up, at both doors at once', async () => {
      const { handle, app } = await start();
      const at = await clock();
      const enrolled = await core().verifyEnrollment({ personId, sessionId, handle, code: appCodeAt(app, at) });
      if (!enrolled.ok) throw new Error(enrolled.code);
      const passed = await Promise.all(
        [0, 0, 1, 1].map((ahead) =>
          core().verifyAppCode({ personId, sessionId, code: appCodeAt(app, later(at, ahead * 30)), allowedMethods: METHODS }),
        ),
      );
      expect(passed.filter((one) => one.ok)).toHaveLength(1);
    });

    it('A03: a hundred wrong codes at once over the door without a challenge: at most ten evaluated', async () => {
      const { handle, app } = await start();
      const at = await clock();
      await core().verifyEnrollment({ personId, sessionId, handle, code: appCodeAt(app, at) });
      const wrong = wrongCode(appCodeAt(app, later(at, 3600)));
      const outcomes = await times(100, () =>
        core().verifyAppCode({ personId, sessionId, code: wrong, allowedMethods: METHODS }),
      );
      const codes = outcomes.map((one) => (one.ok ? 'ok' : one.code));
      expect(codes.filter((code) => code !== 'second_factor_locked').length).toBeLessThanOrEqual(10);
    });

    it('A13: of thirty wrong codes at once for one enrollment at most five are evaluated, and then it is over', async () => {
      const { handle, app } = await start();
      const wrong = wrongCode(appCodeAt(app, later(await clock(), 3600)));
      const outcomes = await times(30, () => core().verifyEnrollment({ personId, sessionId, handle, code: wrong }));
      const codes = outcomes.map((one) => (one.ok ? 'ok' : one.code));
      expect(codes.filter((code) => code === 'code_wrong' || code === 'too_many_tries').length).toBeLessThanOrEqual(5);
      const right = await core().verifyEnrollment({ personId, sessionId, handle, code: appCodeAt(app, await clock()) });
      expect(right).toMatchObject({ ok: false, code: 'enrollment_over' });
    });

    it('E03: ten starts at once leave one live enrollment', async () => {
      const started = await times(10, start);
      const live = await Promise.all(started.map(({ handle }) => core().cancelEnrollment({ personId, sessionId, handle })));
      expect(live.filter((one) => one.ok)).toHaveLength(1);
    });

    it('a throw in onSuccess undoes the authenticator, and the guess stays counted', async () => {
      const { handle, app } = await start();
      const code = appCodeAt(app, await clock());
      await expect(core().verifyEnrollment({ personId, sessionId, handle, code, onSuccess: noSession })).rejects.toThrow(
        'no session',
      );
      expect(await core().listMethods({ personId })).toEqual([]);
      const again = await core().verifyEnrollment({ personId, sessionId, handle, code });
      expect(again).toMatchObject({ ok: true, value: { enrollment: { state: 'completed', triesLeft: 3 } } });
    });

    const called = async () => {
      const phone = { country: 'DE', number: `0151 ${String(10_000_000 + host().ports.random.integer(80_000_000))}` };
      const options = { personId, sessionId, phone, account: 'someone', allowedMethods: METHODS, digitsOnCalls: false } as const;
      const started = await core().startEnrollment({ ...options, method: 'voice-call' });
      if (!started.ok) throw new Error(started.code);
      const { handle, regardingId } = started.value;
      const from = { source: personId, locale: 'en' } as const;
      const sent = await core().sendEnrollmentCode({ personId, sessionId, handle, ...from });
      if (!sent.ok) throw new Error(sent.code);
      return { handle, regardingId };
    };

    it('S3 B03: of ten hash keys at once one confirms, of ten redemptions one binds the phone', async () => {
      const { handle, regardingId } = await called();
      const pressed = await times(10, () => core().answerByKeys({ regardingId, keys: '', hash: true }));
      expect(pressed.filter((one) => one === 'confirmed')).toHaveLength(1);
      const redeemed = await times(10, () => core().redeemEnrollment({ personId, sessionId, handle }));
      expect(redeemed.filter((one) => one.ok)).toHaveLength(1);
      expect((await core().listMethods({ personId })).map(({ id }) => id)).toEqual([regardingId]);
    });

    it('S16: a report of fraud and a redemption at once: bound and blocked, or not bound; never left open', async () => {
      const { handle, regardingId } = await called();
      await core().answerByKeys({ regardingId, keys: '', hash: true });
      const report = {
        by: 'portal',
        regardingId: null,
        decisionId: null,
        method: null,
        hint: null,
        application: null,
        place: null,
        browser: null,
      } as const;
      await Promise.all([
        core().redeemEnrollment({ personId, sessionId, handle }),
        core().reportFraud({ personId, report }),
        core().redeemEnrollment({ personId, sessionId, handle }),
      ]);
      expect(await core().currentEnrollment({ personId, sessionId })).toBeNull();
      const again = {
        personId,
        sessionId,
        method: 'app-code',
        account: 'x',
        allowedMethods: METHODS,
        digitsOnCalls: false,
      } as const;
      expect(await core().startEnrollment(again)).toEqual({ ok: false, code: 'blocked' });
    });

    it('C02: further calls at once are too soon', async () => {
      const { handle } = await called();
      const from = { source: personId, locale: 'en' } as const;
      const again = await times(10, () => core().sendEnrollmentCode({ personId, sessionId, handle, ...from }));
      expect(new Set(again.map((one) => (one.ok ? 'ok' : one.code)))).toEqual(new Set(['send_too_soon']));
    });
  });
};
