import { Notice } from '../parts/Notice';
import { sentenceFor } from '../words/sentences';
import { useWords } from '../words/Speech';
import { useMoreWords } from '../words/use-more-words';
import { useAlerts } from './use-alerts';

/** How notifications stand, and how to turn them on or off. */
export function Alerts() {
  const words = useWords();
  const { alerts } = useMoreWords();
  const { state, busy, refused, error, turnOn, turnOff } = useAlerts();
  if (state === null) return null;
  const sentence = {
    on: alerts.on,
    off: refused ? alerts.refused : words.alertsOff,
    blocked: alerts.blocked,
    unsupported: alerts.unsupported,
    'install-first': alerts.installFirst,
  }[state];
  return (
    <Notice kind={state === 'on' ? 'good' : 'warn'}>
      <p>{sentence}</p>
      {error && <p role="alert">{sentenceFor(error, words)}</p>}
      {(state === 'off' || state === 'on') && (
        <button
          type="button"
          className="button au-in-notice"
          aria-disabled={busy || undefined}
          onClick={() => {
            if (!busy) (state === 'on' ? turnOff : turnOn)();
          }}
        >
          {busy ? alerts.turning : state === 'on' ? alerts.turnOff : words.turnOn}
        </button>
      )}
    </Notice>
  );
}
