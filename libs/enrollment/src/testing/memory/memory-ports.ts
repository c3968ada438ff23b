import type { EnrollmentPorts, EnrollmentSettings, RandomSource, Tx } from '../../ports.js';
import { DEFAULT_SETTINGS } from '../../settings.js';
import { appPasswordStore } from './app-passwords.js';
import { authenticatorStore } from './authenticators.js';
import { blockStore } from './blocks.js';
import { challengeStore, enrollmentStore } from './enrollments-and-challenges.js';
import { guessStore, sendStore } from './limits.js';
import { recoveryCodeStore } from './recovery-codes.js';
import { memorySecretBox, memorySlowHash, systemRandom } from './secrets.js';
import { copyOf, emptyTables, type Tables } from './tables.js';

export interface MemoryClock {
  now(): Date;
  /** Seconds; may be negative, as a clock that somebody turns back. */
  advance(seconds: number): void;
}
export interface MemoryHost {
  readonly ports: EnrollmentPorts<Tables>;
  readonly clock: MemoryClock;
  /** What is committed now. */
  tables(): Tables;
  /** As after the loss of a server: which time steps were used last is unknown. */
  takeOver(): void;
}

/**
 * Every port in memory; the worked example of what a host gives. Transactions run one after the other, each on a copy that
 * replaces the tables when it returns and is thrown away when it throws. Allows phones of every country unless told otherwise.
 */
export const createMemoryHost = (
  options: { readonly settings?: Partial<EnrollmentSettings>; readonly random?: RandomSource; readonly start?: Date } = {},
): MemoryHost => {
  let committed = emptyTables();
  let now = options.start ?? new Date('2026-01-05T08:00:00.000Z');
  let turn: Promise<unknown> = Promise.resolve();

  const run = async <T>(work: (tx: Tx<Tables>) => Promise<T>): Promise<T> => {
    const tables = copyOf(committed);
    const result = await work(transactionOver(tables, now));
    committed = tables;
    return result;
  };
  return {
    ports: {
      transaction: (work) => {
        const result = turn.then(() => run(work));
        turn = result.catch(() => undefined);
        return result;
      },
      random: options.random ?? systemRandom,
      secretBox: memorySecretBox(),
      slowHash: memorySlowHash(),
      settings: {
        ...DEFAULT_SETTINGS,
        issuer: 'Example Org',
        phoneCountries: 'all',
        authenticatorUrl: 'https://mfa.example.org/authenticator',
        ...options.settings,
      },
      trustEnded: async (tx, ended) => {
        tx.host.trustEnded.push({ ...ended, at: tx.now });
      },
    },
    clock: {
      now: () => now,
      advance: (seconds) => {
        now = new Date(now.getTime() + seconds * 1000);
      },
    },
    tables: () => committed,
    takeOver: () => {
      committed = { ...committed, stepsAfter: now };
    },
  };
};

const transactionOver = (tables: Tables, now: Date): Tx<Tables> => ({
  host: tables,
  now,
  stepsAfter: tables.stepsAfter,
  authenticators: authenticatorStore(tables),
  enrollments: enrollmentStore(tables),
  challenges: challengeStore(tables),
  guesses: guessStore(tables),
  sends: sendStore(tables),
  recoveryCodes: recoveryCodeStore(tables),
  appPasswords: appPasswordStore(tables),
  blocks: blockStore(tables),
  notices: {
    tell: async (notice) => {
      tables.notices.push({ ...notice, at: now });
    },
  },
  outbox: {
    enqueue: async (message) => {
      tables.messages.push({ ...message, at: now });
    },
  },
  audit: {
    append: async (event) => {
      tables.events.push({ ...event, at: now });
    },
  },
});
