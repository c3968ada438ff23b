import { useState } from 'react';
import type { PortalEnrollmentFragment } from '../../generated/portal/graphql';
import { ActionError } from '../parts/Alert';
import { Button } from '../parts/Button';
import { CodeForm } from '../parts/CodeForm';
import { Resend } from '../parts/Resend';
import { StepHeading } from '../parts/StepHeading';
import { useAction } from '../use-action';
import { useEnrollment } from './use-enrollment';

interface PhoneProofProps {
  readonly enrollment: PortalEnrollmentFragment;
  readonly onWrongNumber: () => void;
}

export function PhoneProof({ enrollment, onWrongNumber }: PhoneProofProps) {
  const { view, send, verify, leave } = useEnrollment(enrollment);
  const first = useAction();
  const [resent, setResent] = useState(false);
  const resend = async () => {
    await send();
    setResent(true);
  };
  const goBack = () => {
    leave();
    onWrongNumber();
  };
  const back = (
    <Button kind="plain" wide onClick={goBack}>
      Wrong number?
    </Button>
  );

  if (!view.sent) {
    return (
      <div className="stack">
        <StepHeading key="check" step={{ number: 3, of: 3 }} lead="We will text a 6-digit code to it.">
          Is this your number?
        </StepHeading>
        <p className="number digits">{view.phone}</p>
        <ActionError error={first.error} />
        <Button busy={first.busy} waiting="Sending the text…" onClick={() => void first.run(send)}>
          Verify now
        </Button>
        {back}
      </div>
    );
  }
  return (
    <div className="stack">
      <StepHeading
        key="code"
        step={{ number: 3, of: 3 }}
        lead={
          <>
            We texted a code to <strong className="digits keep">{view.phone}</strong>.
          </>
        }
      >
        Check your phone
      </StepHeading>
      <CodeForm key={view.sendsLeft} label="6-digit code" button="Verify" onCode={verify} startAgain={goBack} takesFocus={resent}>
        <Resend resendAt={view.resendAt} sendsLeft={view.sendsLeft} delivery={view.delivery} onResend={resend} />
      </CodeForm>
      {back}
    </div>
  );
}
