import { TickPicture } from '../../design/pictures';
import { PortalMyMethodsDocument } from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { destinationFor } from '../destination';
import { MethodList } from '../home/MethodList';
import { Button } from '../parts/Button';
import { Frame } from '../parts/Frame';
import { StepHeading } from '../parts/StepHeading';
import { Loaded } from '../parts/Waiting';
import { useSession } from '../Session';
import { useLoaded } from '../../graphql/use-loaded';

const NEXT_TIME = {
  TEXT_MESSAGE: 'Next time you sign in, we text a code to your phone after your password.',
  APP_CODE: 'Next time you sign in, type your password, then the code that your app shows.',
} as const;

export function Done() {
  const { viewer, goOn } = useSession();
  const methods = useLoaded((signal) => request(PortalMyMethodsDocument, undefined, signal));
  const console = viewer.roles.length > 0 && !destinationFor(viewer)?.startsWith('/console');
  return (
    <Frame>
      <div className="stack">
        <div className="hero hero-good" aria-hidden="true">
          <TickPicture />
        </div>
        <StepHeading lead="Your account is protected by a second step from now on.">You’re all set</StepHeading>
        <Loaded from={methods} what="Looking up what was set up…">
          {({ myMethods }) => {
            const first = myMethods.find(({ preferred }) => preferred) ?? myMethods[0];
            return (
              <>
                <MethodList methods={myMethods} />
                {first && <p>{NEXT_TIME[first.method]}</p>}
              </>
            );
          }}
        </Loaded>
        <Button onClick={goOn}>Continue</Button>
        {console && (
          <a className="button button-edge button-wide" href="/console">
            Open the console
          </a>
        )}
      </div>
    </Frame>
  );
}
