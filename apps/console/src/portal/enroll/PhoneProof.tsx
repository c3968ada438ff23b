import { useState } from 'react';
import { Sent } from '../live/Sent';
import type { ApiError } from '../../graphql/client';
import { ActionError } from '../parts/Alert';
import { Button } from '../parts/Button';
import { CodeForm } from '../parts/CodeForm';
import { StepHeading } from '../parts/StepHeading';
import { CallFace } from '../proof/faces';
import { useAction } from '../use-action';
import { Fill } from '../words/Fill';
import { useSpeech } from '../words/Speech';
import type { ProofStep } from './ProofOf';

interface PhoneProofProps extends ProofStep {
  readonly problem: ApiError | null;
}

export function PhoneProof({ view, send, verify, onBack, problem }: PhoneProofProps) {
  const { w } = useSpeech();
  const first = useAction();
  const [resent, setResent] = useState(false);
  const words = w.enroll;
  const texts = view.method === 'TEXT_MESSAGE';
  const resend = async () => {
    await send();
    setResent(true);
  };
  const back = (
    <Button kind="plain" wide onClick={onBack}>
      {words.wrongNumber}
    </Button>
  );
  const number = (
    <strong className="digits">
      <span className="keep">{view.phone}</span>
      {view.extension && `, ${words.extensionWord(view.extension)}`}
    </strong>
  );

  if (!view.sent) {
    return (
      <>
        <StepHeading key="check" step={{ number: 3, of: 3 }} lead={texts ? words.confirmText : words.confirmCall}>
          {words.confirm}
        </StepHeading>
        <p className="number digits">
          {view.phone}
          {view.extension && <span className="number-more">{words.extensionWord(view.extension)}</span>}
        </p>
        <ActionError error={first.error ?? problem} />
        <Button busy={first.busy} waiting={texts ? words.sending : words.calling} onClick={() => void first.run(send)}>
          {view.method === 'OFFICE_PHONE' ? words.contactMe : words.verifyNow}
        </Button>
        {back}
      </>
    );
  }
  const sent = { resendAt: view.resendAt, sendsLeft: view.sendsLeft, delivery: view.delivery, onResend: resend };
  if (!texts) {
    return (
      <>
        <StepHeading key="call" step={{ number: 3, of: 3 }} lead={<Fill text={w.proof.called}>{number}</Fill>}>
          {w.proof.answerCall}
        </StepHeading>
        <CallFace number={view.number} />
        <Sent {...sent} what="call" />
        {back}
      </>
    );
  }
  return (
    <>
      <StepHeading
        key="code"
        step={{ number: 3, of: 3 }}
        lead={
          <>
            <Fill text={w.proof.texted}>{number}</Fill> {w.proof.orReply}
          </>
        }
      >
        {w.proof.checkPhone}
      </StepHeading>
      <CodeForm key={view.sendsLeft} label={w.proof.code} onCode={verify} startAgain={onBack} takesFocus={resent}>
        <Sent {...sent} what="text" />
      </CodeForm>
      {back}
    </>
  );
}
