import { PortalMyMethodsDocument, PortalSignOutDocument } from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { lacksRole } from '../destination';
import { ActionError, Alert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { Frame } from '../parts/Frame';
import { StepHeading } from '../parts/StepHeading';
import { Loaded } from '../parts/Waiting';
import { useSession } from '../Session';
import { useAction } from '../use-action';
import { useLoaded } from '../../graphql/use-loaded';
import { MethodList } from './MethodList';

export function Home() {
  const { viewer, accept } = useSession();
  const { busy, error, run } = useAction();
  const methods = useLoaded((signal) => request(PortalMyMethodsDocument, undefined, signal));
  return (
    <Frame>
      <div className="stack">
        <StepHeading lead="You are signed in.">{`Hello, ${viewer.displayName ?? viewer.login ?? ''}`}</StepHeading>
        {lacksRole(viewer) && (
          <Alert kind="warn">The console is for operators, and your account has no role there. Ask an admin if it should.</Alert>
        )}
        <section className="stack-tight">
          <h2>My verification methods</h2>
          <Loaded from={methods} what="Looking up your methods…">
            {({ myMethods }) =>
              myMethods.length > 0 ? (
                <MethodList methods={myMethods} />
              ) : (
                <p className="empty">
                  You have none yet. When your organisation asks for a second step, your next sign-in helps you set one up.
                </p>
              )
            }
          </Loaded>
        </section>
        {viewer.reason && (
          <div className="why">
            <h2>Why a second step?</h2>
            <p>{viewer.reason}</p>
          </div>
        )}
        {viewer.roles.length > 0 && (
          <a className="button button-main" href="/console">
            Open the console
          </a>
        )}
        <ActionError error={error} />
        <Button
          kind="edge"
          wide
          busy={busy}
          waiting="Signing out…"
          onClick={() =>
            void run(async () => {
              const { signOut } = await request(PortalSignOutDocument);
              history.replaceState(null, '', '/');
              accept(signOut.viewer);
            })
          }
        >
          Sign out
        </Button>
      </div>
    </Frame>
  );
}
