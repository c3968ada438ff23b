import { setTimeout as wait } from 'node:timers/promises';
import { Keypad } from './keypad.js';
import type { Method } from './twiml.js';
import { type OpenLine, type Page, walk } from './walk.js';

/** How long a second lasts, and saying one character: tests have no time. */
export interface Pace {
  readonly second: number;
  readonly character: number;
}
export const NATURAL_PACE: Pace = { second: 1000, character: 55 };

export type Ending = 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';

/** What somebody who watches the call is told, in order. */
export interface CallWatcher {
  ringing(): Promise<void>;
  answered(machine: boolean): Promise<void>;
  said(text: string, language: string | null): Promise<void>;
  pressed(keys: string): Promise<void>;
  ended(ending: Ending, machine: boolean): Promise<void>;
}

export interface CallScript {
  /** The first page, once somebody or something has answered. */
  first(machine: boolean): Promise<Page>;
  page(url: string, method: Method, facts: Readonly<Record<string, string>>): Promise<Page>;
}

type PickUp = 'person' | 'machine' | 'declined' | 'canceled';

interface CallOptions {
  readonly ringSeconds: number;
  /** Seconds after which the line is closed, counted from the answer. */
  readonly timeLimit: number;
  readonly pace: Pace;
  readonly watcher: CallWatcher;
  readonly script: CallScript;
}

/** A call is put through some time after it was asked for; whoever asked has the answer by then. */
const DIALLING_SECONDS = 0.3;

/** Heard instead of a script that cannot be had, as at Twilio. */
const TROUBLE = 'We are sorry, an application error has occurred. Goodbye.';

/** One call to one demo phone, from the first ring to the end. */
export class Call {
  readonly #keypad = new Keypad();
  readonly #hungUp = new AbortController();
  #pickUp!: (who: PickUp) => void;
  readonly #pickedUp = new Promise<PickUp>((resolve) => (this.#pickUp = resolve));
  #state: 'ringing' | 'answered' | 'ended' = 'ringing';

  constructor(private readonly options: CallOptions) {}

  get state(): 'ringing' | 'answered' | 'ended' {
    return this.#state;
  }

  /** False when it no longer rings. */
  answer(who: 'person' | 'machine'): boolean {
    if (this.#state !== 'ringing') return false;
    this.#state = 'answered';
    this.#pickUp(who);
    return true;
  }

  async press(keys: string): Promise<boolean> {
    if (this.#state !== 'answered') return false;
    await this.options.watcher.pressed(keys);
    this.#keypad.press(keys);
    return true;
  }

  /** By the person at the phone: declines a call that rings, ends one that is answered. */
  hangUp(): boolean {
    if (this.#state === 'ended') return false;
    this.#state = 'ended';
    this.#pickUp('declined');
    this.#hungUp.abort();
    return true;
  }

  /** By the caller. */
  cancel(): void {
    this.#pickUp('canceled');
    this.#hungUp.abort();
  }

  /** The whole call; resolves when it has ended. */
  async run(): Promise<void> {
    const { watcher, pace } = this.options;
    await wait(DIALLING_SECONDS * pace.second);
    await watcher.ringing();
    const who = await this.pickedUp();
    const machine = who === 'machine';
    const ending = who === 'person' || machine ? await this.talk(machine) : who;
    this.#state = 'ended';
    await watcher.ended(ending, machine);
  }

  private async pickedUp(): Promise<'person' | 'machine' | Ending> {
    const { pace, ringSeconds } = this.options;
    const enough = new AbortController();
    const silence = wait(ringSeconds * pace.second, 'no-answer' as const, { signal: enough.signal }).catch(
      () => 'no-answer' as const,
    );
    const who = await Promise.race([this.#pickedUp, silence]);
    enough.abort();
    if (who === 'no-answer') this.#state = 'ended';
    return who === 'declined' ? 'busy' : who;
  }

  private async talk(machine: boolean): Promise<Ending> {
    const { watcher, script, timeLimit, pace } = this.options;
    await watcher.answered(machine);
    const limit = setTimeout(() => this.#hungUp.abort(), timeLimit * pace.second);
    try {
      const first = await script.first(machine);
      this.#hungUp.signal.throwIfAborted();
      await walk(first, this.line());
      return 'completed';
    } catch {
      if (this.#hungUp.signal.aborted) return 'completed';
      await watcher.said(TROUBLE, 'en');
      return 'failed';
    } finally {
      clearTimeout(limit);
    }
  }

  private line(): OpenLine {
    const { pace, watcher, script } = this.options;
    const gone = this.#hungUp.signal;
    const pause = async (milliseconds: number, interruptible: boolean): Promise<void> => {
      if (interruptible) await this.#keypad.pressedWithin(milliseconds, gone);
      else await wait(milliseconds, undefined, { signal: gone });
    };
    return {
      say: async (text, language, interruptible) => {
        await watcher.said(text, language);
        await pause(text.length * pace.character, interruptible);
      },
      pause: (seconds, interruptible) => pause(seconds * pace.second, interruptible),
      key: async (seconds) => {
        const pressed = await this.#keypad.pressedWithin(seconds * pace.second, gone);
        return pressed ? (this.#keypad.take() ?? null) : null;
      },
      page: (url, method, facts) => script.page(url, method, facts),
    };
  }
}
