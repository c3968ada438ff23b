import { beforeEach, describe, expect, it } from '@jest/globals';
import { METHODS } from '../../methods/registry.js';
import type { FraudReport } from '../../ports.js';
import { DevicePerson } from '../device-owner.js';
import { TestDevice } from '../device.js';
import { valueOf } from '../visitor.js';
import { times, type ContractHost } from './rows.js';

const report: FraudReport = {
  by: 'portal',
  regardingId: null,
  decisionId: null,
  method: null,
  hint: null,
  application: 'Mail',
  place: '192.0.2.7',
  browser: null,
};
const passwordTerms = { allowed: true, most: 10, days: 30 };

/** Devices, recovery codes and whatever ends trust, over these ports, when many things happen at once. */
export const deviceFlowsContract = <H>(host: () => ContractHost<H>): void => {
  describe('devices, recovery and trust', () => {
    let amy: DevicePerson<H>;
    beforeEach(async () => {
      const asker = { personId: await host().newPerson(), sessionId: host().ports.random.uuid() };
      amy = new DevicePerson(host().ports, asker, new TestDevice());
    });
    const methods = () => amy.core.listMethods(amy.asker);
    const remove = (id: string) => amy.core.removeMethod({ ...amy.asker, id, required: true, allowedMethods: METHODS });

    it('D04 R02: a signed answer ten times at once confirms once, and ten redemptions pass once', async () => {
      const { id } = await amy.enrolled();
      const { handle, number } = await amy.challenged(id);
      const answer = amy.device.answer(await amy.request(), 'authenticate', number);
      const answers = await times(10, () => amy.core.answerByDevice(answer));
      expect(answers.filter((one) => one.ok)).toHaveLength(1);
      const redeemed = await times(10, () => amy.redeem(handle));
      expect(redeemed.filter((one) => one.ok)).toHaveLength(1);
      const again = answers.map((one) => (one.ok ? 'ok' : one.code)).filter((code) => code !== 'ok');
      expect(new Set(again)).toEqual(new Set(['device_signature']));
    });

    it('F02: a recovery code thirty times at once passes once', async () => {
      await amy.enrolled();
      const { codes } = valueOf(await amy.core.issueRecoveryCodes(amy.asker));
      const set = (await methods()).find((one) => one.method === 'recovery-codes');
      const { handle } = await amy.challenged(set?.id ?? '');
      const verify = () => amy.core.verifyChallenge({ ...amy.asker, handle, purpose: 'sign-in', code: codes[4] });
      const outcomes = await times(30, verify);
      expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
      expect((await methods()).find((one) => one.method === 'recovery-codes')?.hint).toBe('9');
    });

    it('P6: of a last pair that is removed at once, one stays', async () => {
      const first = await amy.enrolled();
      const phone = new DevicePerson(host().ports, amy.asker, new TestDevice());
      const second = await phone.enrolled();
      const outcomes = await Promise.all([remove(first.id), remove(second.id)]);
      expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
      expect((await methods()).map((one) => one.preferred)).toEqual([true]);
    });

    it('S16 F05: a report while app passwords are being made leaves none alive', async () => {
      const { personId } = amy.asker;
      const create = (index: number) => amy.core.createAppPassword({ ...amy.asker, name: `Mail ${index}`, terms: passwordTerms });
      await Promise.all([times(6, create), amy.core.reportFraud({ personId, report }), times(3, create)]);
      expect(await amy.core.listAppPasswords({ personId })).toEqual([]);
    });

    it('S16 D09: ten reports from device and portal at once: all are taken, one block, nothing live', async () => {
      const { id } = await amy.enrolled();
      const { handle } = await amy.challenged(id);
      const answer = amy.device.answer(await amy.request(), 'report-fraud');
      const { personId } = amy.asker;
      await Promise.all([
        amy.core.answerByDevice(answer),
        ...Array.from({ length: 9 }, () => amy.core.reportFraud({ personId, report })),
      ]);
      expect(await amy.redeem(handle)).toMatchObject({ ok: false });
      expect(await amy.start(id)).toEqual({ ok: false, code: 'blocked' });
    });
  });
};
