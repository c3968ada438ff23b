import { useSession } from '../Session';
import { useAction } from '../use-action';
import { useSecondsLeft } from '../use-seconds-left';
import { useSpeech } from '../words/Speech';
import { Alert } from './Alert';
import { Button } from './Button';

/** Seconds before the end at which the page says so (WCAG 2.2, success criterion 2.2.1 asks for 20 at least). */
const WARNED = 120;

/** Says when the session is about to end; a full one goes on at a press, a half one by starting again. */
export function EndsSoon() {
  const { viewer, refresh } = useSession();
  const { w, f } = useSpeech();
  const { busy, run } = useAction();
  const seconds = useSecondsLeft(viewer.expiresAt);
  if (!viewer.expiresAt || seconds === 0 || seconds > WARNED) return null;
  const time = f.time(new Date(viewer.expiresAt));
  if (viewer.state !== 'SIGNED_IN') return <Alert kind="warn">{w.frame.halfEndsSoon(time)}</Alert>;
  return (
    <div className="stack-tight ends-soon">
      <Alert kind="warn">{w.frame.endsSoon(time)}</Alert>
      <Button kind="edge" busy={busy} onClick={() => void run(refresh)}>
        {w.frame.stay}
      </Button>
    </div>
  );
}
