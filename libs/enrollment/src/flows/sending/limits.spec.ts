import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CoreAuditAction, EnrollmentSettings } from '../../ports.js';
import { createMemoryHost } from '../../testing/memory/memory-ports.js';
import { Visitor, valueOf } from '../../testing/visitor.js';

let amy: Visitor;
const withSettings = (settings: Partial<EnrollmentSettings>): void => {
  amy = new Visitor(createMemoryHost({ settings }));
};
beforeEach(() => withSettings({}));

const events = (action: CoreAuditAction) => amy.host.tables().events.filter((event) => event.action === action);
const texts = () => amy.messages('text-message');
/** Somebody new with a number of their own in one range; 'ok', or why no text went. */
const textTo = async (index: number, prefix = '0151 23'): Promise<string> => {
  const someone = new Visitor(amy.host);
  const number = `${prefix}${String(456_000 + index)}`;
  const { handle } = valueOf(await someone.start('text-message', { phone: { country: 'DE', number } }));
  const sent = await someone.send(handle);
  return sent.ok ? 'ok' : sent.code;
};

describe('limits on texts and calls', () => {
  it('C01: twenty an hour to one range of numbers, whoever asks; other ranges are not touched', async () => {
    withSettings({ prefixVerifiedShare: 0 });
    const outcomes: string[] = [];
    for (let index = 0; index < 22; index += 1) outcomes.push(await textTo(index));
    expect(outcomes.filter((one) => one === 'ok')).toHaveLength(20);
    expect(outcomes.at(-1)).toBe('send_limit');
    expect(await textTo(0, '0171 23')).toBe('ok');
  });

  it('C01: a range that answers too rarely is closed for an hour, and that is on record once', async () => {
    withSettings({ sendsPerPrefixHour: 1000 });
    for (let index = 0; index < 20; index += 1) expect(await textTo(index)).toBe('ok');
    amy.host.clock.advance(1800);
    for (let index = 20; index < 25; index += 1) expect(await textTo(index)).toBe('send_limit');
    expect(events('sends.prefix_paused')).toMatchObject([
      { personId: null, details: { prefix: '+491512', sent: 20, verified: 0 } },
    ]);
    amy.host.clock.advance(3599);
    expect(await textTo(25)).toBe('send_limit');
    amy.host.clock.advance(1);
    expect(await textTo(26)).toBe('ok');
  });

  it('C01: a range that answers stays open', async () => {
    withSettings({ sendsPerPrefixHour: 1000 });
    for (let index = 0; index < 24; index += 1) {
      if (index % 2 === 0) await new Visitor(amy.host).enrollPhone(`0151 23${String(456_000 + index)}`);
      else expect(await textTo(index)).toBe('ok');
    }
    expect(await textTo(30)).toBe('ok');
    expect(events('sends.prefix_paused')).toEqual([]);
  });

  it('C01: ten thousand requests on five hundred numbers: never more than the budget, one alarm, one word that it is spent', async () => {
    withSettings({ sendsPerDay: 50, sendsPerPrefixHour: 1000, prefixVerifiedShare: 0 });
    for (let index = 0; index < 200; index += 1) await textTo(index % 100);
    expect(texts()).toHaveLength(50);
    expect(events('sends.budget_alarm')).toMatchObject([{ personId: null, details: { budget: 50 } }]);
    expect(events('sends.budget_spent')).toHaveLength(1);
    // The alarm came at 80 %, before it was spent.
    const order = amy.host.tables().events.map(({ action }) => action);
    const sentBefore = order.slice(0, order.indexOf('sends.budget_alarm')).filter((one) => one === 'enrollment.code_sent');
    expect(sentBefore).toHaveLength(39);
    amy.host.clock.advance(86_400);
    expect(await textTo(150)).toBe('ok');
  });

  it('C02: half a minute between two texts or calls to one number, whatever they are for; a right answer ends the wait', async () => {
    const { id } = await amy.enrollPhone();
    const first = valueOf(await amy.challenge(id));
    const soon = { ok: false, code: 'send_too_soon', retryAt: new Date(amy.host.clock.now().getTime() + 30_000) };
    expect(await amy.challenge(id, 'fresh-proof')).toEqual(soon);
    const call = valueOf(await amy.start('voice-call'));
    expect(await amy.send(call.handle)).toEqual(soon);
    valueOf(await amy.answer(first.handle, amy.lastCode()));
    expect((await amy.send(call.handle)).ok).toBe(true);
  });

  it('C02: a hundred requests in a minute are three texts at most', async () => {
    const { id } = await amy.enrollPhone();
    const before = texts().length;
    for (let index = 0; index < 100; index += 1) {
      await amy.challenge(id);
      amy.host.clock.advance(0.6);
    }
    expect(texts().length - before).toBeLessThanOrEqual(3);
  });

  it('C01: calls and texts to one number share its limits', async () => {
    const outcomes: string[] = [];
    for (let index = 0; index < 6; index += 1) {
      const someone = new Visitor(amy.host);
      const { handle } = valueOf(await someone.start(index % 2 === 0 ? 'voice-call' : 'text-message'));
      const sent = await someone.send(handle);
      outcomes.push(sent.ok ? 'ok' : sent.code);
      amy.host.clock.advance(60);
    }
    expect(outcomes).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'send_limit']);
  });

  it('S8 B08: no number is in any counter, row or event in the clear', async () => {
    await amy.enrollPhone();
    await amy.enrollCall('office-phone');
    const { messages: _sealedByTheHost, ...stored } = amy.host.tables();
    const asText = JSON.stringify(stored, (_, value: unknown) =>
      value instanceof Map ? [...value] : value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    for (const form of ['15123456789', '1512 3456789', '1234567']) expect(asText).not.toContain(form);
  });
});
