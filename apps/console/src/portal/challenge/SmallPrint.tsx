import { CopyButton } from '../../design/CopyButton';
import { PortalCancelSignInDocument } from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { ActionError } from '../parts/Alert';
import { Button } from '../parts/Button';
import { useSession } from '../Session';
import { useAction } from '../use-action';

/** The way out, and the number that a helpdesk asks for. */
export function SmallPrint() {
  const { viewer, accept } = useSession();
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
        Cancel sign-in
      </Button>
      {viewer.decisionId && (
        <div className="decision quiet small">
          <p>
            Calling the helpdesk? Quote <span className="digits">{viewer.decisionId}</span>
          </p>
          <CopyButton text={viewer.decisionId} name="decision number" />
        </div>
      )}
    </>
  );
}
