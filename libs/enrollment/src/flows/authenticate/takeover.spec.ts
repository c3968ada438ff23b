import { beforeEach, describe, expect, it } from '@jest/globals';
import { valueOf, Visitor } from '../../testing/visitor.js';

let amy: Visitor;
beforeEach(() => {
  amy = new Visitor();
});

describe('B12: another server has taken over the database', () => {
  /** Which of the codes around this moment pass, each over a challenge of its own. */
  const passing = async (id: string, codeIn: (steps: number) => string): Promise<number[]> => {
    const passed: number[] = [];
    for (const steps of [-1, 0, 1]) {
      const { handle } = valueOf(await amy.challenge(id));
      if ((await amy.answer(handle, codeIn(steps))).ok) passed.push(steps);
    }
    return passed;
  };

  it('B12: no time step passes that could have been used before, at any door; later ones do', async () => {
    const { authenticator, codeIn } = await amy.enrollApp();
    amy.host.clock.advance(600);
    amy.host.takeOver();
    expect(await passing(authenticator.id, codeIn)).toEqual([]);
    expect(await amy.withPassword(codeIn(1))).toMatchObject({ ok: false, code: 'code_wrong' });
    amy.host.clock.advance(60);
    expect(await passing(authenticator.id, codeIn)).toEqual([0, 1]);
  });

  it('B12: after ninety seconds all is as before', async () => {
    const { authenticator, codeIn } = await amy.enrollApp();
    amy.host.clock.advance(600);
    amy.host.takeOver();
    amy.host.clock.advance(90);
    expect(await passing(authenticator.id, codeIn)).toEqual([-1, 0, 1]);
  });

  it('B12: such a refusal is written down as one, costs a guess, and accuses nobody of a replay', async () => {
    const { authenticator, codeIn } = await amy.enrollApp();
    amy.host.clock.advance(600);
    amy.host.takeOver();
    const { handle } = valueOf(await amy.challenge(authenticator.id));
    expect(await amy.answer(handle, codeIn(0))).toEqual({ ok: false, code: 'code_wrong', triesLeft: 4 });
    expect(await amy.withPassword(codeIn(0))).toMatchObject({ code: 'code_wrong' });
    expect(amy.events('challenge.refused').map(({ details }) => [details.held, details.replay])).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(amy.notices('code_replayed')).toEqual([]);
    amy.host.clock.advance(120);
    const again = valueOf(await amy.challenge(authenticator.id));
    expect((await amy.answer(again.handle, codeIn(-4))).ok).toBe(false);
    expect(amy.events('challenge.refused').at(-1)?.details).not.toHaveProperty('held');
  });

  it('B12: an app is not set up by such a code either', async () => {
    amy.host.takeOver();
    await expect(amy.enrollApp()).rejects.toThrow('code_wrong');
    expect(amy.events('enrollment.refused')[0]?.details).toMatchObject({ held: true });
  });
});
