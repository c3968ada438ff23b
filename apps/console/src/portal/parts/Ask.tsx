import type { ApiError } from '../../graphql/client';
import { useSpeech } from '../words/Speech';
import { ActionError } from './Alert';
import { Button } from './Button';
import { Dialog } from './Dialog';

interface AskProps {
  /** A question that names the thing. */
  readonly question: string;
  /** What will happen. */
  readonly says: string;
  /** What the button does. */
  readonly act: string;
  readonly busy: boolean;
  readonly error: ApiError | null;
  readonly onAct: () => void;
  readonly onClose: () => void;
}

/** Asks before something that can't be taken back. */
export function Ask({ question, says, act, busy, error, onAct, onClose }: AskProps) {
  const { w } = useSpeech();
  return (
    <Dialog title={question} onClose={onClose}>
      <div className="stack">
        <p>{says}</p>
        <ActionError error={error} />
        <div className="row">
          <Button kind="edge" onClick={onClose}>
            {w.frame.cancel}
          </Button>
          <Button kind="bad" busy={busy} onClick={onAct}>
            {act}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
