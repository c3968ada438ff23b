import '../print.css';
import type { ApiError } from '../../graphql/client';
import { ActionError } from '../parts/Alert';
import { Button } from '../parts/Button';
import { CopyText } from '../parts/CopyText';
import { StepHeading } from '../parts/StepHeading';
import { useSession } from '../Session';
import { useSpeech } from '../words/Speech';
import { saveText } from './save-text';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly issuedAt: string;
  readonly busy: boolean;
  readonly error: ApiError | null;
  readonly onKept: () => void;
}

/** Shown once: on screen, on paper, as a file. Printed it is one sheet with whose they are and nothing else. */
export function RecoveryCodes({ codes, issuedAt, busy, error, onKept }: RecoveryCodesProps) {
  const { viewer, settings } = useSession();
  const { w, f } = useSpeech();
  const words = w.after;
  const title = words.codesFor(viewer.displayName ?? viewer.login ?? '', f.day(new Date(issuedAt)));
  const text = `${settings.organisation}\n${title}\n${location.origin}\n\n${codes.join('\n')}\n`;
  return (
    <div className="stack">
      <StepHeading lead={words.codesLead}>{words.codes}</StepHeading>
      <div className="codes printed">
        <p className="only-printed">{settings.organisation}</p>
        <p className="only-printed">{title}</p>
        <p className="only-printed">{location.origin}</p>
        <ol className="code-list">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </div>
      <div className="row">
        <Button kind="edge" onClick={() => window.print()}>
          {words.print}
        </Button>
        <Button kind="edge" onClick={() => saveText(words.fileName, text)}>
          {words.download}
        </Button>
        <CopyText text={codes.join('\n')} name={words.allCodes} />
      </div>
      <ActionError error={error} />
      <Button busy={busy} onClick={onKept}>
        {words.keptThem}
      </Button>
    </div>
  );
}
