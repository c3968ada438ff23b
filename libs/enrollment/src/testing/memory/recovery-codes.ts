import type { RecoveryCode, RecoveryCodeStore } from '../../ports.js';
import type { Tables } from './tables.js';

/** Codes of an earlier set are deleted, so they can be neither found nor used. */
export const recoveryCodeStore = ({ recoveryCodes }: Tables): RecoveryCodeStore => {
  const setOf = (personId: string): RecoveryCode[] => [...recoveryCodes.values()].filter((row) => row.personId === personId);
  const drop = (personId: string): void => {
    for (const { id } of setOf(personId)) recoveryCodes.delete(id);
  };
  return {
    replace: async (personId, codes) => {
      drop(personId);
      for (const code of codes) recoveryCodes.set(code.id, code);
    },
    find: async (personId, number) => setOf(personId).find((row) => row.number === number) ?? null,
    consume: async (id, now) => {
      const row = recoveryCodes.get(id);
      if (row === undefined || row.usedAt !== null) return false;
      recoveryCodes.set(id, { ...row, usedAt: now });
      return true;
    },
    left: async (personId) => setOf(personId).filter((row) => row.usedAt === null).length,
    voidAll: async (personId) => drop(personId),
  };
};
