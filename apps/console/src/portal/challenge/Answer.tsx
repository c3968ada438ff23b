import { useState } from 'react';
import {
  type PortalChallengeFragment,
  PortalCurrentChallengeDocument,
  PortalResendChallengeDocument,
  PortalVerifyChallengeDocument,
} from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { Button } from '../parts/Button';
import { CodeForm } from '../parts/CodeForm';
import { Resend } from '../parts/Resend';
import { StepHeading } from '../parts/StepHeading';
import { useSession } from '../Session';
import { useLive } from '../use-live';

interface AnswerProps {
  readonly challenge: PortalChallengeFragment;
  readonly otherWays: boolean;
  readonly onOtherWay: () => void;
}

const readAgain = async () => (await request(PortalCurrentChallengeDocument)).currentChallenge;

const WORDS = {
  TEXT_MESSAGE: { heading: 'Check your phone', lead: 'We texted a 6-digit code to', label: '6-digit code' },
  APP_CODE: { heading: 'Open your app', lead: 'Type the code that it shows:', label: '6-digit code from the app' },
} as const;

export function Answer({ challenge, otherWays, onOtherWay }: AnswerProps) {
  const { accept } = useSession();
  const { view, take, act } = useLive(challenge, readAgain);
  const [resent, setResent] = useState(false);
  const words = WORDS[view.method];

  const verify = async (code: string) => {
    const { verifyChallenge } = await act((handle) => request(PortalVerifyChallengeDocument, { handle, code }));
    accept(verifyChallenge.viewer);
  };
  const resend = async () => {
    const { resendChallenge } = await act((handle) => request(PortalResendChallengeDocument, { handle }));
    take(resendChallenge);
    setResent(true);
  };
  return (
    <>
      <StepHeading
        lead={
          <>
            {words.lead} <strong className="digits keep">{view.hint}</strong>
          </>
        }
      >
        {words.heading}
      </StepHeading>
      <CodeForm
        key={view.sendsLeft}
        label={words.label}
        button="Verify"
        onCode={verify}
        startAgain={onOtherWay}
        takesFocus={resent}
      >
        {view.method === 'TEXT_MESSAGE' && (
          <Resend resendAt={view.resendAt} sendsLeft={view.sendsLeft} delivery={view.delivery} onResend={resend} />
        )}
      </CodeForm>
      {otherWays && (
        <Button kind="edge" wide onClick={onOtherWay}>
          Use another way
        </Button>
      )}
    </>
  );
}
