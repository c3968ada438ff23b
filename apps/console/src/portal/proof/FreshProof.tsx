import { useEffect, useRef } from 'react';
import type { PortalMethodFragment, PortalViewerFragment } from '../../generated/portal/graphql';
import { Button } from '../parts/Button';
import { useSession } from '../Session';
import { useSpeech } from '../words/Speech';
import { Dialog } from '../parts/Dialog';
import { Proof } from './Proof';
import { freshProof } from './ways';

interface FreshProofProps {
  readonly onPassed: () => void;
  readonly onClosed: () => void;
}

/** A recovery code opens the door to a new enrollment and to nothing else, so it is no proof here. */
const usable = ({ method, disabledAt, tooNew }: PortalMethodFragment) =>
  disabledAt === null && !tooNew && method !== 'RECOVERY_CODES';

export function FreshProof({ onPassed, onClosed }: FreshProofProps) {
  const { viewer, accept } = useSession();
  const { w } = useSpeech();
  const state = useRef(viewer.state);
  // The third wrong answer ends the session: nothing is left to prove then.
  useEffect(() => {
    if (viewer.state !== state.current) onClosed();
  }, [viewer.state, onClosed]);

  const passed = (next: PortalViewerFragment) => {
    accept(next);
    onPassed();
  };
  return (
    <Dialog title={w.proof.fresh} onClose={onClosed}>
      <div className="stack">
        <p className="quiet">{w.proof.freshLead}</p>
        <Proof requests={freshProof} usable={usable} onPassed={passed} />
        <Button kind="plain" wide onClick={onClosed}>
          {w.frame.cancel}
        </Button>
      </div>
    </Dialog>
  );
}
