import { useEffect, useState } from 'react';
import type { Account } from '../accounts/account';
import { Notice } from '../parts/Notice';
import { useWords } from '../words/Speech';
import { alertsState } from './alerts-state';

interface AlertsHintProps {
  readonly accounts: readonly Account[];
  readonly onSettings: () => void;
}

/** Says on the list that requests will not be heard of; how to change that is said in the settings. */
export function AlertsHint({ accounts, onSettings }: AlertsHintProps) {
  const words = useWords();
  const [off, setOff] = useState(false);
  useEffect(() => {
    const look = async () => {
      // Mends what it can: a subscription that the browser renewed, a device that came since.
      if ((await alertsState(accounts)) === 'off' && Notification.permission === 'granted') {
        await import('./push').then(({ keepUp }) => keepUp(accounts)).catch(() => undefined);
      }
      setOff((await alertsState(accounts)) !== 'on');
    };
    look().catch(() => undefined);
  }, [accounts]);
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
