import type { Authenticator, AuthenticatorStore } from '../../ports.js';
import type { Tables } from './tables.js';

const byPreference = (a: Authenticator, b: Authenticator): number =>
  Number(b.preferred) - Number(a.preferred) || a.enrolledAt.getTime() - b.enrolledAt.getTime();

export const authenticatorStore = ({ authenticators }: Tables): AuthenticatorStore => {
  const find = (id: string, personId: string): Authenticator | null => {
    const row = authenticators.get(id);
    return row?.personId === personId ? row : null;
  };
  return {
    list: async (personId) => [...authenticators.values()].filter((row) => row.personId === personId).sort(byPreference),
    find: async (id, personId) => find(id, personId),
    findDevice: async (id) => authenticators.get(id) ?? null,
    insert: async (row) => {
      authenticators.set(row.id, row);
    },
    consumeStep: async (id, personId, step, now) => {
      const row = find(id, personId);
      if (row === null || row.lastStep >= step) return false;
      authenticators.set(id, { ...row, lastStep: step, lastUsedAt: now });
      return true;
    },
    consumeCounter: async (id, personId, counter) => {
      const row = find(id, personId);
      if (row === null || row.lastStep >= counter) return false;
      authenticators.set(id, { ...row, lastStep: counter });
      return true;
    },
    recordUse: async (id, personId, now) => {
      const row = find(id, personId);
      if (row !== null) authenticators.set(id, { ...row, lastUsedAt: now, failuresInARow: 0 });
    },
    countFailure: async (id, personId, disableAt, now) => {
      const row = find(id, personId);
      if (row === null) return 0;
      const failuresInARow = row.failuresInARow + 1;
      const disabledAt = row.disabledAt ?? (failuresInARow >= disableAt ? now : null);
      authenticators.set(id, { ...row, failuresInARow, disabledAt });
      return failuresInARow;
    },
    rename: async (id, personId, label) => {
      const row = find(id, personId);
      if (row !== null) authenticators.set(id, { ...row, label });
      return row !== null;
    },
    setHint: async (id, personId, hint) => {
      const row = find(id, personId);
      if (row !== null) authenticators.set(id, { ...row, hint });
    },
    prefer: async (id, personId) => {
      if (find(id, personId) === null) return false;
      for (const row of authenticators.values()) {
        if (row.personId === personId) authenticators.set(row.id, { ...row, preferred: row.id === id });
      }
      return true;
    },
    remove: async (id, personId) => find(id, personId) !== null && authenticators.delete(id),
    /** Transactions here take turns anyway. */
    lock: async () => undefined,
  };
};
