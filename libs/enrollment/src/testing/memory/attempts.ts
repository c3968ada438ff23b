import type { AttemptStore, SentCode } from '../../ports.js';

/** What enrollments and challenges have in common as rows. */
export interface AnyAttempt extends SentCode {
  readonly id: string;
  readonly handleHash: Uint8Array;
  readonly personId: string;
  readonly sessionId: string;
  readonly state: string;
  readonly tries: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const newestFirst = (a: AnyAttempt, b: AnyAttempt): number => b.createdAt.getTime() - a.createdAt.getTime();
const same = (a: Uint8Array | null, b: Uint8Array): boolean => a !== null && Buffer.compare(a, b) === 0;
const MOST_BY_DESTINATION = 5;

/** Guarded reads and updates over one table of attempts; in `awaiting` an answer is awaited, and it and `confirmed` are live until their time is over. */
export const attemptRows = <Row extends AnyAttempt>(rows: Map<string, Row>, awaiting: Row['state']) => {
  const standing = (row: Row): boolean => row.state === awaiting || row.state === 'confirmed';
  const awaits = (row: Row | undefined, now: Date): row is Row => row?.state === awaiting && row.expiresAt > now;
  const live = (row: Row | undefined, now: Date): row is Row => row !== undefined && standing(row) && row.expiresAt > now;
  const byHandle = (hash: Uint8Array, personId: string, sessionId: string): Row | null =>
    [...rows.values()].find((row) => row.personId === personId && row.sessionId === sessionId && same(row.handleHash, hash)) ??
    null;
  const change = (row: Row, changes: Partial<AnyAttempt>): Row => {
    const changed = { ...row, ...changes };
    rows.set(row.id, changed);
    return changed;
  };
  const store: AttemptStore<Row, Row['state']> = {
    find: async (hash, personId, sessionId, now) => {
      const row = byHandle(hash, personId, sessionId);
      return row !== null && live(row, now) ? row : null;
    },
    findAny: async (hash, personId, sessionId) => byHandle(hash, personId, sessionId),
    findById: async (id, now) => {
      const row = rows.get(id);
      return live(row, now) ? row : null;
    },
    findByDestination: async (mac, now) =>
      [...rows.values()]
        .filter(
          (row) => awaits(row, now) && same(row.destinationMac, mac) && row.codeExpiresAt !== null && row.codeExpiresAt > now,
        )
        .sort(newestFirst)
        .slice(0, MOST_BY_DESTINATION),
    latest: async (personId, sessionId, now) => {
      const own = [...rows.values()].filter((row) => row.personId === personId && row.sessionId === sessionId && live(row, now));
      return own.sort(newestFirst)[0] ?? null;
    },
    rehandle: async (id, handleHash) => {
      const row = rows.get(id);
      if (row !== undefined) change(row, { handleHash });
    },
    countTry: async (id, limit, now) => {
      const row = rows.get(id);
      return awaits(row, now) && row.tries < limit ? change(row, { tries: row.tries + 1 }) : null;
    },
    recordSend: async (id, sent, limit, now) => {
      const row = rows.get(id);
      if (!awaits(row, now) || row.sends >= limit) return false;
      if (row.resendAt !== null && row.resendAt > now) return false;
      change(row, { ...sent, sends: row.sends + 1 });
      return true;
    },
    transition: async (id, from, to) => {
      const row = rows.get(id);
      if (row === undefined || row.state !== from) return false;
      change(row, { state: to, codeMac: null, codeExpiresAt: null });
      return true;
    },
  };
  return {
    ...store,
    /** Guarded by `clashes`, the unique index. */
    insertUnless: async (row: Row, clashes: (other: Row) => boolean): Promise<boolean> => {
      if ([...rows.values()].some((other) => standing(other) && clashes(other))) return false;
      rows.set(row.id, row);
      return true;
    },
    standing: (matches: (row: Row) => boolean): Row[] => [...rows.values()].filter((row) => standing(row) && matches(row)),
    live,
    end: (row: Row, state: Row['state']): Row => change(row, { state, codeMac: null, codeExpiresAt: null }),
  };
};
