import { PortalCancelSignInDocument } from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { ActionError } from '../parts/Alert';
import { Button } from '../parts/Button';
import { CopyText } from '../parts/CopyText';
import { useSession } from '../Session';
import { useAction } from '../use-action';
import { Fill } from '../words/Fill';
import { useSpeech } from '../words/Speech';

/** The way out, and the number that a helpdesk asks for. */
export function SmallPrint() {
  const { viewer, accept } = useSession();
  const { w } = useSpeech();
  const { busy, error, run } = useAction();
  return (
    <>
      <ActionError error={error} />
      <Button
        kind="plain"
        wide
        busy={busy}
        onClick={() => void run(async () => accept((await request(PortalCancelSignInDocument)).cancelSignIn.viewer))}
      >
        {w.enroll.cancelSignIn}
      </Button>
      {viewer.decisionId && (
        <div className="decision quiet small">
          <p>
            <Fill text={w.proof.quote}>
              <span className="digits">{viewer.decisionId}</span>
            </Fill>
          </p>
          <CopyText text={viewer.decisionId} name={w.proof.decisionNumber} />
        </div>
      )}
    </>
  );
}
