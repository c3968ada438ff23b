import { useEffect } from 'react';
import { WarnPicture } from '../../design/pictures';
import { PortalCancelSignInDocument } from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { Button } from '../parts/Button';
import { StepHeading } from '../parts/StepHeading';
import { useSession } from '../Session';
import { useAction } from '../use-action';
import { useSpeech } from '../words/Speech';
import type { Ending } from './over';

interface OverProps {
  readonly ending: Ending;
  readonly startAgain: () => void;
}

/** How it ended, plainly, and the way on. Where another window finished it, the page follows. */
export function Over({ ending, startAgain }: OverProps) {
  const { w } = useSpeech();
  const { viewer, accept, refresh } = useSession();
  const leaving = useAction();
  const quiet = ending === 'EXPIRED' || ending === 'CANCELLED';
  useEffect(() => {
    if (quiet) refresh().catch(() => undefined);
  }, [quiet, refresh]);

  const leave = async () => {
    if (viewer.state === 'SIGNED_IN') return refresh();
    return accept((await request(PortalCancelSignInDocument)).cancelSignIn.viewer);
  };
  const { heading, lead } = w.proof.over[ending];
  return (
    <div className="stack">
      <div className={quiet ? 'hero hero-warn' : 'hero hero-bad'} aria-hidden="true">
        <WarnPicture />
      </div>
      <StepHeading lead={lead}>{heading}</StepHeading>
      {ending === 'FRAUD_REPORTED' ? (
        <Button busy={leaving.busy} onClick={() => void leaving.run(leave)}>
          {w.setup.toSignIn}
        </Button>
      ) : (
        <Button onClick={startAgain}>{w.frame.startAgain}</Button>
      )}
    </div>
  );
}
