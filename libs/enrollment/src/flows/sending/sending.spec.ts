import { beforeEach, describe, expect, it } from '@jest/globals';
import { createEnrollment } from '../../create-enrollment.js';
import { METHODS } from '../../methods/registry.js';
import { createMemoryHost } from '../../testing/memory/memory-ports.js';
import { Visitor, valueOf } from '../../testing/visitor.js';

let amy: Visitor;
beforeEach(() => {
  amy = new Visitor();
});
const messages = () => amy.messages('text-message');

describe('sending', () => {
  it('C02: waits 30 and 60 seconds, and at most three texts for one enrollment', async () => {
    const { handle } = valueOf(await amy.start('text-message'));
    const first = valueOf(await amy.send(handle));
    expect(await amy.send(handle)).toEqual({ ok: false, code: 'send_too_soon', retryAt: first.resendAt });
    amy.host.clock.advance(30);
    const second = valueOf(await amy.send(handle));
    expect(second.resendAt).toEqual(new Date(amy.host.clock.now().getTime() + 60_000));
    amy.host.clock.advance(60);
    const third = valueOf(await amy.send(handle));
    expect(third).toMatchObject({ resendAt: null, sendsLeft: 0 });
    amy.host.clock.advance(120);
    expect(await amy.send(handle)).toEqual({ ok: false, code: 'send_limit' });
    expect(messages()).toHaveLength(3);
  });

  it('C02: fifty sends at once are one text, and the others take nothing of the limits', async () => {
    const { handle } = valueOf(await amy.start('text-message'));
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => amy.send(handle)));
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    expect(messages()).toHaveLength(1);
    expect([...amy.host.tables().sends.values()].map((taken) => taken.length)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  it('C02: a send that loses to a parallel one is refused, and undoes what it took', async () => {
    const { handle } = valueOf(await amy.start('text-message'));
    const before = amy.host.tables();
    const { ports } = amy.host;
    const losing = createEnrollment({
      ...ports,
      transaction: (work) =>
        ports.transaction((tx) => work({ ...tx, enrollments: { ...tx.enrollments, recordSend: async () => false } })),
    });
    const outcome = await losing.sendEnrollmentCode({ ...amy.asker, ...amy.from, handle });
    expect(outcome).toEqual({ ok: false, code: 'send_too_soon', retryAt: new Date(amy.host.clock.now().getTime() + 30_000) });
    expect(amy.host.tables()).toEqual(before);
  });

  it('C01: five an hour to one number, over all persons', async () => {
    const outcomes: string[] = [];
    for (let index = 0; index < 7; index += 1) {
      amy.host.clock.advance(30);
      const someone = new Visitor(amy.host);
      const sent = await someone.send(valueOf(await someone.start('text-message')).handle);
      outcomes.push(sent.ok ? 'ok' : sent.code);
    }
    expect(outcomes).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'send_limit', 'send_limit']);
  });

  it('C01: ten a day to one person, over all numbers; the refusal says when there is room again', async () => {
    const since = amy.host.clock.now();
    const outcomes: string[] = [];
    for (let index = 0; index < 11; index += 1) {
      const session = amy.elsewhere();
      const phone = { country: 'DE', number: `0151 234567${10 + index}` };
      const sent = await session.send(valueOf(await session.start('text-message', { phone })).handle);
      outcomes.push(sent.ok ? 'ok' : `${sent.code} ${sent.retryAt?.toISOString()}`);
    }
    expect(outcomes.at(9)).toBe('ok');
    expect(outcomes.at(10)).toBe(`send_limit ${new Date(since.getTime() + 86_400_000).toISOString()}`);
  });

  it('C01: ten an hour from one source, over all persons and numbers', async () => {
    const outcomes: boolean[] = [];
    for (let index = 0; index < 12; index += 1) {
      const someone = new Visitor(amy.host);
      const phone = { country: 'DE', number: `0151 234567${10 + index}` };
      const { handle } = valueOf(await someone.start('text-message', { phone }));
      const from = { source: '192.0.2.7', locale: 'en' } as const;
      outcomes.push((await someone.core.sendEnrollmentCode({ ...someone.asker, ...from, handle })).ok);
    }
    expect(outcomes.filter(Boolean)).toHaveLength(10);
  });

  it('a challenge whose text may not be sent does not begin, and the one before goes on', async () => {
    const { id } = await amy.enrollPhone();
    for (let index = 0; index < 4; index += 1) {
      valueOf(await amy.challenge(id));
      amy.host.clock.advance(30);
    }
    const code = amy.lastCode();
    const handle = (await amy.core.currentChallenge(amy.asker))?.handle ?? '';
    expect(await amy.challenge(id)).toMatchObject({ ok: false, code: 'send_limit' });
    expect((await amy.answer(handle, code)).ok).toBe(true);
  });

  it('S10: a code has six digits, the leading zeros included, and a text goes to the number and no further than its time', async () => {
    const random = { ...createMemoryHost().ports.random, integer: () => 42 };
    amy = new Visitor(createMemoryHost({ random }));
    await amy.enrollPhone();
    expect(messages()[0]).toMatchObject({ to: '+4915123456789', kind: 'text-message', personId: amy.personId });
    expect(messages()[0]?.content.body).toContain(' 000042 ');
    expect(messages()[0]?.expiresAt).toEqual(new Date(amy.host.clock.now().getTime() + 300_000));
  });

  it('B08: no code, number, key or handle is in any row, event or answer', async () => {
    const answers: unknown[] = [];
    const started = valueOf(await amy.start('text-message'));
    answers.push(valueOf(await amy.send(started.handle)));
    const code = amy.lastCode();
    answers.push(valueOf(await amy.verify(started.handle, code)));
    const [phone] = await amy.core.listMethods(amy.asker);
    const challenge = valueOf(await amy.challenge(phone?.id ?? ''));
    const second = amy.lastCode();
    answers.push(challenge, await amy.core.currentChallenge(amy.asker), await amy.core.listMethods(amy.asker));
    const app = valueOf(await amy.start('app-code', { allowedMethods: METHODS })).app;

    const tables = amy.host.tables();
    const { messages: sealedByTheHost, ...stored } = tables;
    expect(sealedByTheHost).toHaveLength(2);
    const asText = JSON.stringify(stored, (_, value: unknown) =>
      value instanceof Map ? [...value] : value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    const key = (app?.secret ?? '').replaceAll(' ', '');
    for (const secret of ['15123456789', '1512 3456789', key, started.handle, challenge.handle])
      expect(asText).not.toContain(secret);
    for (const sent of [code, second]) {
      expect(asText).not.toContain(`"${sent}"`);
      expect(JSON.stringify(answers.map((answer) => ({ answer })))).not.toContain(`"${sent}"`);
    }
  });
});
