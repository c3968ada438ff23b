import type { SentCode } from '../../ports.js';

/** What enrollments and challenges have in common as rows. */
export interface Attempt extends SentCode {
  readonly id: string;
  readonly handleHash: Uint8Array;
  readonly personId: string;
  readonly sessionId: string;
  readonly state: string;
  readonly tries: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Guarded reads and updates over one table of attempts; `waiting` is the state in which an attempt is live until its time is over. */
export const attemptStore = <Row extends Attempt>(rows: Map<string, Row>, waiting: Row['state']) => {
  const live = (row: Row, now: Date): boolean => row.state === waiting && row.expiresAt > now;
  const byHandle = (hash: Uint8Array, personId: string, sessionId: string, now: Date): Row | null => {
    const own = [...rows.values()].filter((row) => row.personId === personId && row.sessionId === sessionId && live(row, now));
    return own.find((row) => Buffer.compare(row.handleHash, hash) === 0) ?? null;
  };
  const change = (row: Row, changes: Partial<Attempt>): Row => {
    const changed = { ...row, ...changes };
    rows.set(row.id, changed);
    return changed;
  };
  return {
    /** Guarded by `clashes`, the unique index. */
    insert: async (row: Row, clashes: (other: Row) => boolean): Promise<boolean> => {
      if ([...rows.values()].some((other) => other.state === waiting && clashes(other))) return false;
      rows.set(row.id, row);
      return true;
    },
    waiting: (matches: (row: Row) => boolean): Row[] => [...rows.values()].filter((row) => row.state === waiting && matches(row)),
    live,
    end: (row: Row, state: Row['state']): Row => change(row, { state, codeMac: null, codeExpiresAt: null }),
    find: async (hash: Uint8Array, personId: string, sessionId: string, now: Date) => byHandle(hash, personId, sessionId, now),
    latest: async (personId: string, sessionId: string, now: Date): Promise<Row | null> => {
      const own = [...rows.values()].filter((row) => row.personId === personId && row.sessionId === sessionId && live(row, now));
      return own.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0] ?? null;
    },
    rehandle: async (id: string, handleHash: Uint8Array): Promise<void> => {
      const row = rows.get(id);
      if (row !== undefined) change(row, { handleHash });
    },
    countTry: async (hash: Uint8Array, personId: string, sessionId: string, limit: number, now: Date): Promise<Row | null> => {
      const row = byHandle(hash, personId, sessionId, now);
      return row === null || row.tries >= limit ? null : change(row, { tries: row.tries + 1 });
    },
    recordSend: async (id: string, mac: Uint8Array, until: Date, resendAt: Date | null, limit: number, now: Date) => {
      const row = rows.get(id);
      if (row === undefined || !live(row, now) || row.sends >= limit) return false;
      if (row.resendAt !== null && row.resendAt > now) return false;
      change(row, { codeMac: mac, codeExpiresAt: until, resendAt, sends: row.sends + 1 });
      return true;
    },
    transition: async (id: string, from: Row['state'], to: Row['state']): Promise<boolean> => {
      const row = rows.get(id);
      if (row === undefined || row.state !== from) return false;
      change(row, { state: to, codeMac: null, codeExpiresAt: null });
      return true;
    },
  };
};
