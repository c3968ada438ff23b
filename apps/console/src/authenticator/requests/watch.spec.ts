import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { pauseSeconds, watch } from './watch';

describe('watching for requests', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('S6: looks at once, every three seconds, and never twice at a time', async () => {
    let looks = 0;
    let answer: (reached: boolean) => void = () => undefined;
    const watching = watch(
      () => {
        looks += 1;
        return new Promise<boolean>((resolve) => {
          answer = resolve;
        });
      },
      () => true,
    );
    await jest.advanceTimersByTimeAsync(10_000);
    expect(looks).toBe(1);
    answer(true);
    await jest.advanceTimersByTimeAsync(3000);
    expect(looks).toBe(2);
    watching.wake();
    answer(true);
    await jest.advanceTimersByTimeAsync(0);
    expect(looks).toBe(3);
    watching.end();
    answer(true);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(looks).toBe(3);
  });

  it('S6: sleeps while nobody sees the page, and looks at once when somebody does', async () => {
    let seen = false;
    const look = jest.fn(() => Promise.resolve(true));
    const watching = watch(look, () => seen);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(look).toHaveBeenCalledTimes(0);
    seen = true;
    watching.wake();
    await jest.advanceTimersByTimeAsync(0);
    expect(look).toHaveBeenCalledTimes(1);
    watching.end();
  });

  it('waits longer and longer while the server is away, and looks at once when woken', async () => {
    expect([0, 1, 2, 3, 4, 9].map(pauseSeconds)).toEqual([3, 6, 12, 24, 30, 30]);
    const look = jest.fn(() => Promise.reject(new Error('away')));
    const watching = watch(look, () => true);
    await jest.advanceTimersByTimeAsync(5_900);
    expect(look).toHaveBeenCalledTimes(1);
    watching.wake();
    await jest.advanceTimersByTimeAsync(0);
    expect(look).toHaveBeenCalledTimes(2);
    watching.end();
  });
});
