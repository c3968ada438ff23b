import type { PortalDeliveryFragment } from '../../generated/portal/graphql';
import { ActionError } from '../parts/Alert';
import { Button } from '../parts/Button';
import { useAction } from '../use-action';
import { useSecondsLeft } from '../use-seconds-left';
import { Fill } from '../words/Fill';
import { useSpeech } from '../words/Speech';
import { deliveryNow } from './delivery-lines';
import { DidntGetIt } from './DidntGetIt';

interface SentProps {
  readonly resendAt: string | null;
  readonly sendsLeft: number;
  readonly delivery: readonly PortalDeliveryFragment[];
  /** What another one is. */
  readonly what: 'text' | 'call' | 'request';
  readonly onResend: () => Promise<void>;
}

const minutes = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** How the text, call or notification is doing, another one as soon as that is allowed, and "I didn't get it". */
export function Sent({ resendAt, sendsLeft, delivery, what, onResend }: SentProps) {
  const { w } = useSpeech();
  const seconds = useSecondsLeft(resendAt);
  const { busy, error, run } = useAction();
  const allowed = sendsLeft > 0 && resendAt !== null;
  const now = deliveryNow(delivery, w);

  return (
    <div className="stack-tight">
      <div className="resend">
        <output className={`delivery ${now.bad ? 'delivery-failed' : ''}`}>{now.words}</output>
        {!allowed && <p className="quiet">{w.delivery.noMore}</p>}
        {allowed && seconds > 0 && (
          <p className="quiet">
            <Fill text={w.delivery.againIn}>
              <span className="digits">{minutes(seconds)}</span>
            </Fill>
          </p>
        )}
        {allowed && seconds === 0 && (
          <Button kind="plain" busy={busy} waiting={w.delivery.againWaiting[what]} onClick={() => void run(onResend)}>
            {w.delivery.again[what]}
          </Button>
        )}
        <output className="for-ears">{allowed && seconds === 0 ? w.delivery.againNow : ''}</output>
        <ActionError error={error} />
      </div>
      <DidntGetIt events={delivery} />
    </div>
  );
}
