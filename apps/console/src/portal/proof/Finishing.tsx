import { useEffect, useRef } from 'react';
import { TickPicture } from '../../design/pictures';
import { ActionError } from '../parts/Alert';
import { Button } from '../parts/Button';
import { StepHeading } from '../parts/StepHeading';
import { useAction } from '../use-action';
import { useSpeech } from '../words/Speech';

/** The phone said yes: the page goes on by itself, and by a button if that fails. */
export function Finishing({ redeem }: { readonly redeem: () => Promise<void> }) {
  const { w } = useSpeech();
  const { busy, error, run } = useAction();
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void run(redeem);
  }, [run, redeem]);
  return (
    <div className="stack">
      <div className="hero hero-good" aria-hidden="true">
        <TickPicture />
      </div>
      <StepHeading>{w.proof.finishing}</StepHeading>
      <ActionError error={error} />
      {error && (
        <Button busy={busy} onClick={() => void run(redeem)}>
          {w.frame.goOn}
        </Button>
      )}
    </div>
  );
}
