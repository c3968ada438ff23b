import { setTimeout as wait } from 'node:timers/promises';

/** Keys that were pressed and not yet taken; the line keeps what is typed ahead. */
export class Keypad {
  readonly #typed: string[] = [];
  #pressed: (() => void) | null = null;

  press(keys: string): void {
    this.#typed.push(...keys);
    this.#pressed?.();
  }

  take(): string | undefined {
    return this.#typed.shift();
  }

  /** True as soon as a key is there, false when the time is over. Throws when `gone` aborts. */
  async pressedWithin(milliseconds: number, gone: AbortSignal): Promise<boolean> {
    gone.throwIfAborted();
    if (this.#typed.length > 0) return true;
    const over = new AbortController();
    const pressed = new Promise<true>((resolve) => (this.#pressed = () => resolve(true)));
    try {
      const silence = wait(milliseconds, false as const, { signal: AbortSignal.any([gone, over.signal]) });
      return await Promise.race([pressed, silence.catch(() => false as const)]);
    } finally {
      this.#pressed = null;
      over.abort();
      gone.throwIfAborted();
    }
  }
}
