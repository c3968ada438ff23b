import { useState } from 'react';
import type { PortalMethodFragment } from '../../generated/portal/graphql';
import { serverNow } from '../../graphql/client';
import { methodHint } from '../method-names';
import { ActionError } from '../parts/Alert';
import { Ask } from '../parts/Ask';
import { Button } from '../parts/Button';
import { useAction } from '../use-action';
import { useSpeech } from '../words/Speech';

interface RecoveryProps {
  readonly codes: PortalMethodFragment | null;
  /** Codes stand beside another method, never alone. */
  readonly possible: boolean;
  readonly onIssue: () => Promise<void>;
}

export function Recovery({ codes, possible, onIssue }: RecoveryProps) {
  const { w, f } = useSpeech();
  const words = w.home;
  const [asking, setAsking] = useState(false);
  const { busy, error, run } = useAction();
  const made = codes && (f.ago(new Date(codes.enrolledAt), serverNow()) ?? w.frame.justNow);
  if (!possible && !codes) return null;
  return (
    <section className="stack-tight">
      <h2 tabIndex={-1}>{words.recovery}</h2>
      <p className="quiet">
        {made ? words.recoveryHave(made) : words.recoveryNone} {codes && methodHint(codes, w)}
      </p>
      {!asking && <ActionError error={error} />}
      <Button kind="edge" wide busy={busy} onClick={() => (codes ? setAsking(true) : void run(onIssue))}>
        {codes ? words.recoveryRenew : words.recoveryMake}
      </Button>
      {asking && (
        <Ask
          question={words.recoveryRenew}
          says={w.after.codesReplace}
          act={w.after.makeCodes}
          busy={busy}
          error={error}
          onAct={() => void run(onIssue)}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
