import { useEffect, useState } from 'react';
import { onAccounts } from '../accounts/account-store';
import { Notice } from '../parts/Notice';
import { useWords } from '../words/Speech';
import { alertsState } from './alerts-state';

/** Says on the list that requests will not be heard of; how to change that is said in the settings. */
export function AlertsHint({ onSettings }: { readonly onSettings: () => void }) {
  const words = useWords();
  const [off, setOff] = useState(false);
  useEffect(() => {
    const look = async () => {
      // Mends what it can: a subscription that the browser renewed, a device that came since.
      if ((await alertsState()) === 'off' && Notification.permission === 'granted') {
        await import('./push').then(({ keepUp }) => keepUp()).catch(() => undefined);
      }
      setOff((await alertsState()) !== 'on');
    };
    const lookNow = () => void look().catch(() => undefined);
    lookNow();
    return onAccounts(lookNow);
  }, []);
  if (!off) return null;
  return (
    <Notice kind="warn">
      <p>{words.alertsOff}</p>
      <button type="button" className="button au-in-notice" onClick={onSettings}>
        {words.turnOn}
      </button>
    </Notice>
  );
}
