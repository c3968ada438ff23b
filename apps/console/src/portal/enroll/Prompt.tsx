import { PortalCancelSignInDocument } from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { ShieldPicture } from '../../design/pictures';
import { ActionError } from '../parts/Alert';
import { Button } from '../parts/Button';
import { StepHeading } from '../parts/StepHeading';
import { useSession } from '../Session';
import { useAction } from '../use-action';

export function Prompt({ onStart }: { readonly onStart: () => void }) {
  const { viewer, accept } = useSession();
  const { busy, error, run } = useAction();
  return (
    <div className="stack">
      <div className="hero" aria-hidden="true">
        <ShieldPicture />
      </div>
      <StepHeading lead="Your organisation asks for a second step when you sign in. It takes about two minutes.">
        Set it up
      </StepHeading>
      {viewer.reason && (
        <div className="why">
          <h2>Why am I asked?</h2>
          <p>{viewer.reason}</p>
        </div>
      )}
      <Button onClick={onStart}>Set it up now</Button>
      <ActionError error={error} />
      <Button
        kind="plain"
        wide
        busy={busy}
        onClick={() => void run(async () => accept((await request(PortalCancelSignInDocument)).cancelSignIn.viewer))}
      >
        Cancel sign-in
      </Button>
      <p className="quiet small">
        Signed in as {viewer.displayName ?? viewer.login}. Until this is set up, your password alone opens nothing.
      </p>
    </div>
  );
}
