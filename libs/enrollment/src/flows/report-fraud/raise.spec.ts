import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { createEnrollment } from '../../create-enrollment.js';
import { METHODS } from '../../methods/registry.js';
import type { FraudReport } from '../../ports.js';
import { CONTEXT, DeviceOwner } from '../../testing/device-owner.js';
import { valueOf } from '../../testing/visitor.js';

const blocked = { ok: false, code: 'blocked' };
const fromPortal: FraudReport = {
  by: 'portal',
  regardingId: null,
  decisionId: 'decision-1',
  method: 'text-message',
  hint: '+49 ••• ••42',
  application: 'Example\u202e sign-in',
  place: '192.0.2.7',
  browser: null,
};
let amy: DeviceOwner;
beforeEach(() => {
  amy = new DeviceOwner();
});

describe('a report of fraud', () => {
  it('S6 S16 D09: from the device: who, when, from where and for what, and nothing is left that rests on trust', async () => {
    const { id } = await amy.enrolled();
    const mallory = amy.elsewhere();
    const { handle, regardingId } = await mallory.challenged(id);
    expect(await amy.say('report-fraud')).toEqual({ ok: true, value: { answer: 'report-fraud' } });

    const { blocks, reports, trustEnded, notices } = amy.host.tables();
    const { personId } = amy.asker;
    expect(blocks.get(personId)).toMatchObject({
      at: amy.host.clock.now(),
      report: { ...CONTEXT, by: 'notification', regardingId },
    });
    expect(reports).toHaveLength(1);
    expect(trustEnded).toMatchObject([{ personId, why: 'fraud_reported', block: { id: blocks.get(personId)?.id } }]);
    expect(notices.filter((one) => one.kind === 'fraud_reported')).toMatchObject([
      { personId, facts: { by: 'notification', ...CONTEXT } },
    ]);
    expect(amy.events('fraud.reported')).toMatchObject([
      { details: { by: 'notification', regardingId, method: 'app-notification', first: true } },
    ]);
    expect(await mallory.state(handle)).toBe('fraud_reported');
    expect(await mallory.redeem(handle)).toMatchObject({ ok: false });
  });

  it('S16 A05: while the block stands every door is shut, for what began before it too', async () => {
    const { id } = await amy.enrolled();
    const confirmed = await amy.challenged(id);
    valueOf(await amy.say('authenticate', confirmed.number));
    const options = { account: 'amy', allowedMethods: METHODS, digitsOnCalls: false } as const;
    const enrolling = valueOf(await amy.core.startEnrollment({ ...amy.asker, ...options, method: 'app-code' }));
    await amy.core.reportFraud({ personId: amy.asker.personId, report: fromPortal });

    const { challenges, enrollments } = amy.host.tables();
    expect(challenges.get(confirmed.regardingId)?.state).toBe('expired');
    expect(enrollments.get(enrolling.regardingId)?.state).toBe('cancelled');
    expect(await amy.redeem(confirmed.handle)).toMatchObject({ ok: false });
    expect(await amy.core.verifyEnrollment({ ...amy.asker, handle: enrolling.handle, code: '123456' })).toMatchObject({
      ok: false,
    });
    expect(await amy.start(id)).toEqual(blocked);
    expect(await amy.core.startEnrollment({ ...amy.asker, ...options, method: 'app-code' })).toEqual(blocked);
    expect(await amy.core.issueRecoveryCodes(amy.asker)).toEqual(blocked);
    expect(valueOf(await amy.core.pollDevice(amy.device.poll()))).toBeNull();
    amy.host.clock.advance(400 * 86_400);
    expect(await amy.start(id)).toEqual(blocked);
  });

  it('S16: a second report joins the block, is kept, and tells again; other people are left alone', async () => {
    const personId = randomUUID();
    await amy.core.reportFraud({ personId, report: fromPortal });
    await amy.core.reportFraud({ personId, report: { ...fromPortal, by: 'call' } });
    const { blocks, reports, notices, events } = amy.host.tables();
    expect(blocks.size).toBe(1);
    expect(reports.map((one) => one.report.by)).toEqual(['portal', 'call']);
    expect(notices).toHaveLength(2);
    expect(events.map((event) => event.details['first'])).toEqual([true, false]);
    expect(blocks.get(personId)?.report.application).toBe('Example sign-in');
    expect((await amy.enrolled()).method).toBe('app-notification');
  });

  it('the person’s lock comes before anything of theirs is changed, whichever way the report came', async () => {
    const { id } = await amy.enrolled();
    await amy.challenged(id);
    const request = await amy.request();
    const order: string[] = [];
    const { ports } = amy.host;
    const noting: typeof ports = {
      ...ports,
      transaction: (work) =>
        ports.transaction((tx) => {
          const { authenticators, blocks } = tx;
          const lock: typeof authenticators.lock = (personId) => {
            order.push('lock');
            return authenticators.lock(personId);
          };
          const consumeCounter: typeof authenticators.consumeCounter = (...facts) => {
            order.push('counter');
            return authenticators.consumeCounter(...facts);
          };
          const raise: typeof blocks.raise = (block) => {
            order.push('raise');
            return blocks.raise(block);
          };
          return work({ ...tx, authenticators: { ...authenticators, lock, consumeCounter }, blocks: { ...blocks, raise } });
        }),
    };
    const core = createEnrollment(noting);
    valueOf(await core.answerByDevice(amy.device.answer(request, 'report-fraud')));
    await core.reportFraud({ personId: amy.asker.personId, report: fromPortal });
    expect(order).toEqual(['lock', 'counter', 'lock', 'raise', 'lock', 'raise']);
  });
});
