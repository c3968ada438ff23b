import { useCallback, useState } from 'react';
import type { PortalChallengeFragment, PortalViewerFragment } from '../../generated/portal/graphql';
import { useLive } from '../live/use-live';
import { Sent } from '../live/Sent';
import { Button } from '../parts/Button';
import { CodeForm } from '../parts/CodeForm';
import { StepHeading } from '../parts/StepHeading';
import { useSession } from '../Session';
import { useSecondsLeft } from '../use-seconds-left';
import { Fill } from '../words/Fill';
import { useSpeech } from '../words/Speech';
import { EndsIn } from './EndsIn';
import { CallFace, RequestFace } from './faces';
import { Finishing } from './Finishing';
import { endingOf, isConfirmed } from './over';
import { Over } from './Over';
import { RecoveryCode } from './RecoveryCode';
import type { ProofRequests } from './ways';

interface AnswerProps {
  readonly challenge: PortalChallengeFragment;
  readonly requests: ProofRequests;
  readonly otherWays: boolean;
  readonly onOtherWay: () => void;
  readonly onPassed: (viewer: PortalViewerFragment) => void;
}

const waits = ({ method, state }: PortalChallengeFragment) =>
  method !== 'APP_CODE' && method !== 'RECOVERY_CODES' && state === 'PENDING';

/** One live challenge: what the person does for it, how it is doing, and how it ended. */
export function Answer({ challenge, requests, otherWays, onOtherWay, onPassed }: AnswerProps) {
  const { w } = useSpeech();
  const { view, take, act, lost } = useLive(challenge, { read: requests.read, watch: requests.watch, waits });
  const [remember, setRemember] = useState(false);
  const [resent, setResent] = useState(false);
  const secondsLeft = useSecondsLeft(view.expiresAt);

  const verify = async (code: string) => onPassed((await act((handle) => requests.verify(handle, code, remember))).viewer);
  const redeem = useCallback(
    async () => onPassed((await act((handle) => requests.redeem(handle, remember))).viewer),
    [act, requests, remember, onPassed],
  );
  const resend = async () => {
    take(await act((handle) => requests.resend(handle)));
    setResent(true);
  };

  if (isConfirmed(view.state)) return <Finishing redeem={redeem} />;
  const ending = endingOf(view.state, { lost, secondsLeft });
  if (ending) return <Over ending={ending} startAgain={onOtherWay} />;
  const hint = <strong className="digits keep">{view.hint}</strong>;
  const sent = { resendAt: view.resendAt, sendsLeft: view.sendsLeft, delivery: view.delivery, onResend: resend };
  return (
    <>
      {view.method === 'APP_CODE' && (
        <>
          <StepHeading lead={<Fill text={w.proof.typeCode}>{hint}</Fill>}>{w.proof.openApp}</StepHeading>
          <CodeForm label={w.proof.appCode} onCode={verify} startAgain={onOtherWay} />
        </>
      )}
      {view.method === 'TEXT_MESSAGE' && (
        <>
          <StepHeading
            lead={
              <>
                <Fill text={w.proof.texted}>{hint}</Fill> {w.proof.orReply}
              </>
            }
          >
            {w.proof.checkPhone}
          </StepHeading>
          <CodeForm key={view.sendsLeft} label={w.proof.code} onCode={verify} startAgain={onOtherWay} takesFocus={resent}>
            <Sent {...sent} what="text" />
          </CodeForm>
        </>
      )}
      {(view.method === 'VOICE_CALL' || view.method === 'OFFICE_PHONE') && (
        <>
          <StepHeading lead={<Fill text={w.proof.called}>{hint}</Fill>}>{w.proof.answerCall}</StepHeading>
          <CallFace number={view.number} />
          <Sent {...sent} what="call" />
        </>
      )}
      {view.method === 'APP_NOTIFICATION' && (
        <>
          <StepHeading lead={<Fill text={w.proof.notified}>{hint}</Fill>}>{w.proof.checkPhone}</StepHeading>
          <RequestFace number={view.number} />
          <Sent {...sent} what="request" />
        </>
      )}
      {view.method === 'RECOVERY_CODES' && <RecoveryCode onCode={verify} />}
      {view.method !== 'RECOVERY_CODES' && <Remember on={remember} onChange={setRemember} />}
      <EndsIn at={view.expiresAt} />
      {otherWays && (
        <Button kind="edge" wide onClick={onOtherWay}>
          {w.proof.another}
        </Button>
      )}
    </>
  );
}

function Remember({ on, onChange }: { readonly on: boolean; readonly onChange: (on: boolean) => void }) {
  const { viewer } = useSession();
  const { w } = useSpeech();
  if (viewer.state !== 'CHALLENGE' || viewer.rememberDays === 0) return null;
  return (
    <label className="tick">
      <input type="checkbox" checked={on} onChange={({ target }) => onChange(target.checked)} />
      <span>
        {w.proof.remember(viewer.rememberDays)}
        <span className="quiet small">{w.proof.rememberHint}</span>
      </span>
    </label>
  );
}
