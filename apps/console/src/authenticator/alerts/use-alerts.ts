import { useCallback, useEffect, useState } from 'react';
import { onAccounts } from '../accounts/account-store';
import { type ApiError, asApiError } from '../../graphql/client';
import { type AlertsState, alertsState } from './alerts-state';
import { keepUp, turnOff, turnOn } from './push';

/** How notifications stand, and the two presses that change it. Looks again when the person comes back, perhaps from the browser's settings. */
export function useAlerts() {
  const [state, setState] = useState<AlertsState | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  const look = useCallback(() => {
    keepUp()
      .catch(() => undefined)
      .then(alertsState)
      .then(setState, () => setState('unsupported'));
  }, []);
  useEffect(() => {
    look();
    const end = onAccounts(look);
    document.addEventListener('visibilitychange', look);
    return () => {
      end();
      document.removeEventListener('visibilitychange', look);
    };
  }, [look]);

  const run = (work: Promise<boolean | void>) => {
    setBusy(true);
    setError(null);
    work
      .then(
        (allowed) => setRefused(allowed === false),
        (cause) => setError(asApiError(cause)),
      )
      .finally(() => {
        setBusy(false);
        look();
      });
  };
  return { state, busy, refused, error, turnOn: () => run(turnOn()), turnOff: () => run(turnOff()) };
}
