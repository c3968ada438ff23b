import type { Account } from './account';

/** The list with one account a place further up (-1) or down (1); unchanged at the ends. */
export function moved(accounts: readonly Account[], id: string, by: -1 | 1): readonly Account[] {
  const from = accounts.findIndex((one) => one.id === id);
  const one = accounts[from];
  if (!one || !accounts[from + by]) return accounts;
  return accounts.toSpliced(from, 1).toSpliced(from + by, 0, one);
}
