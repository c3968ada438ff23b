import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Account, DeviceAccount } from '../accounts/account';
import { type ApiError, asApiError } from '../../graphql/client';
import { type DeviceRequest, poll } from '../device/poll';
import { watch } from './watch';

export interface Incoming {
  readonly device: DeviceAccount;
  readonly request: DeviceRequest;
  /** The server still waits for an answer to it. */
  readonly live: boolean;
}

/** What the last look at one device brought. */
interface Look {
  readonly request: DeviceRequest | null;
  readonly reached: boolean;
  /** Why it was refused; a device that the server does not know says so itself. */
  readonly error: ApiError | null;
}
const QUIET: readonly string[] = ['offline', 'device_unknown'];

const lookAt = (device: DeviceAccount): Promise<Look> =>
  poll(device).then(
    (request) => ({ request, reached: true, error: null }),
    (cause) => {
      const error = asApiError(cause);
      return { request: null, reached: error.code !== 'offline', error: QUIET.includes(error.code) ? null : error };
    },
  );

/** A request that is sent again has the same id and a later end. */
const occasionOf = ({ requestId, expiresAt }: DeviceRequest): string => `${requestId} ${expiresAt}`;

const isDevice = (account: Account): account is DeviceAccount => account.kind === 'device' && !account.over;

/** Looks for requests while the page is seen, at once when a message came in, and keeps the one that is shown until it is closed. */
export function useRequests(accounts: readonly Account[]) {
  const devices = useMemo(() => accounts.filter(isDevice), [accounts]);
  const newest = useRef(devices);
  useEffect(() => {
    newest.current = devices;
  });
  const [shown, setShown] = useState<Incoming | null>(null);
  const [away, setAway] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const closed = useRef(new Set<string>());

  const look = useCallback(async (): Promise<boolean> => {
    const asked = newest.current;
    const looks = await Promise.all(asked.map(lookAt));
    const found = asked.flatMap((device, index) => {
      const request = looks[index]?.request;
      return request && !closed.current.has(occasionOf(request)) ? [{ device, request, live: true }] : [];
    });
    setShown((before) => {
      if (!before) return found[0] ?? null;
      const look = looks[asked.findIndex(({ id }) => id === before.device.id)];
      if (!look?.reached) return before;
      const same = look.request?.requestId === before.request.requestId ? look.request : null;
      return { ...before, request: same ?? before.request, live: same !== null };
    });
    const reached = looks.every((one) => one.reached);
    setAway(!reached);
    setError(looks.find((one) => one.error)?.error ?? null);
    return reached;
  }, []);

  const ids = devices.map(({ id }) => id).join();
  useEffect(() => {
    if (!ids) return undefined;
    const watching = watch(look, () => document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', watching.wake);
    addEventListener('online', watching.wake);
    navigator.serviceWorker?.addEventListener('message', watching.wake);
    return () => {
      watching.end();
      document.removeEventListener('visibilitychange', watching.wake);
      removeEventListener('online', watching.wake);
      navigator.serviceWorker?.removeEventListener('message', watching.wake);
    };
  }, [ids, look]);

  const close = useCallback(() => {
    setShown((before) => {
      if (before) closed.current.add(occasionOf(before.request));
      return null;
    });
  }, []);
  return { incoming: shown, away: away && ids !== '', error, close };
}
