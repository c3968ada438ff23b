import { useAction } from '../use-action';
import { useSecondsLeft } from '../use-seconds-left';
import { ActionError } from './Alert';
import { Button } from './Button';

interface ResendProps {
  readonly resendAt: string | null;
  readonly sendsLeft: number;
  readonly delivery: string | null;
  readonly onResend: () => Promise<void>;
}

/** How the text is doing, in words; unknown states say nothing. */
const DELIVERY: Readonly<Record<string, string>> = {
  queued: 'Sending the text…',
  sent: 'Text sent.',
  delivered: 'Text delivered.',
  failed: 'The text couldn’t be delivered. Check the number, or send it again.',
};

const minutes = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** "I didn't get it": what became of the text, and another one as soon as that is allowed. */
export function Resend({ resendAt, sendsLeft, delivery, onResend }: ResendProps) {
  const seconds = useSecondsLeft(resendAt);
  const { busy, error, run } = useAction();
  const allowed = sendsLeft > 0 && resendAt !== null;

  return (
    <div className="resend">
      <output className={`delivery ${delivery === 'failed' ? 'delivery-failed' : ''}`}>
        {(delivery && DELIVERY[delivery]) ?? ''}
      </output>
      {!allowed && <p className="quiet">No more texts for this try. Use the newest one you got.</p>}
      {allowed && seconds > 0 && (
        <p className="quiet">
          Nothing there? You can send it again in <span className="digits">{minutes(seconds)}</span>
        </p>
      )}
      {allowed && seconds === 0 && (
        <Button kind="plain" busy={busy} waiting="Sending…" onClick={() => void run(onResend)}>
          Send it again
        </Button>
      )}
      <output className="for-ears">{allowed && seconds === 0 ? 'You can ask for a new text now.' : ''}</output>
      <ActionError error={error} />
    </div>
  );
}
