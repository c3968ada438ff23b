import type { AppPassword, AppPasswordStore } from '../../ports.js';
import type { Tables } from './tables.js';

/** Revoked ones are deleted. */
export const appPasswordStore = ({ appPasswords }: Tables): AppPasswordStore => {
  const live = (personId: string, now: Date): AppPassword[] =>
    [...appPasswords.values()]
      .filter((row) => row.personId === personId && row.expiresAt > now)
      .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  return {
    list: async (personId, now) => live(personId, now),
    insert: async (row) => {
      appPasswords.set(row.id, row);
    },
    revoke: async (id, personId, _why, now) => live(personId, now).some((row) => row.id === id) && appPasswords.delete(id),
    revokeAll: async (personId, _why, now) => {
      const rows = live(personId, now);
      for (const { id } of rows) appPasswords.delete(id);
      return rows.length;
    },
    use: async (personId, mac, from, now) => {
      const row = live(personId, now).find((one) => Buffer.compare(one.mac, mac) === 0);
      if (row === undefined) return null;
      const used = { ...row, lastUsedAt: now, lastUsedFrom: from };
      appPasswords.set(row.id, used);
      return used;
    },
  };
};
