import { createStore, get, update, type UseStore } from 'idb-keyval';
import { useSyncExternalStore } from 'react';
import type { Account } from './account';

const NAME = 'tessera-authenticator';
const ACCOUNTS = 'accounts';

let opened: UseStore | null = null;
const store = (): UseStore => (opened ??= createStore(NAME, 'kept'));

type Accounts = readonly Account[];
/** Null until the list has been read; 'refused' where the browser keeps nothing, as in some private windows. */
let known: Accounts | null | 'refused' = null;
const listeners = new Set<() => void>();
const news = 'BroadcastChannel' in globalThis ? new BroadcastChannel(NAME) : null;

/** As they are stored at this moment. */
export const readAccounts = async (): Promise<Accounts> => (await get<Accounts>(ACCOUNTS, store())) ?? [];

async function reload(): Promise<void> {
  known = await readAccounts();
  for (const listener of listeners) listener();
}
news?.addEventListener('message', () => void reload());

/** Changes the list in one transaction, whichever pages are open; they all see it. */
export async function changeAccounts(change: (accounts: Accounts) => Accounts): Promise<void> {
  await update<Accounts>(ACCOUNTS, (accounts) => change(accounts ?? []), store());
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has one origin.
  news?.postMessage(null);
  await reload();
}

export const changeAccount = (id: string, change: Partial<Account>): Promise<void> =>
  changeAccounts((accounts) => accounts.map((one) => (one.id === id ? ({ ...one, ...change } as Account) : one)));

/** Asks the browser once more to keep what is stored, now that there is something to lose. */
export async function addAccount(account: Account): Promise<void> {
  await changeAccounts((accounts) => [...accounts.filter(({ id }) => id !== account.id), account]);
  await navigator.storage?.persist?.().catch(() => false);
}

/** Milliseconds since 1970, and greater than the last one of this device on any page. */
export async function nextCounter(deviceId: string): Promise<number> {
  let next = 0;
  const count = (last = 0) => (next = Math.max(Date.now(), last + 1));
  await update<number>(`counter:${deviceId}`, count, store());
  return next;
}

const now = () => known;

/** Calls after each change, whichever page made it. Returns the function that ends it. */
export function onAccounts(listener: () => void): () => void {
  listeners.add(listener);
  if (known === null) {
    reload().catch(() => {
      known = 'refused';
      listener();
    });
  }
  return () => void listeners.delete(listener);
}
export const useAccounts = (): Accounts | null | 'refused' => useSyncExternalStore(onAccounts, now);
