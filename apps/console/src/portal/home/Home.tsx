import { useCallback, useState } from 'react';
import {
  PortalHomeDocument,
  PortalIssueRecoveryCodesDocument,
  type PortalIssueRecoveryCodesMutation,
  PortalSignOutDocument,
  type PortalViewerFragment,
} from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { useLoaded } from '../../graphql/use-loaded';
import { NewAppPassword } from '../backup/NewAppPassword';
import { RecoveryCodes } from '../backup/RecoveryCodes';
import { lacksRole } from '../destination';
import { Wizard } from '../enroll/Wizard';
import { ActionError, Alert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { Frame } from '../parts/Frame';
import { StepHeading } from '../parts/StepHeading';
import { Loaded } from '../parts/Waiting';
import { useSession } from '../Session';
import { useAction } from '../use-action';
import { useSpeech } from '../words/Speech';
import { MyWays } from './MyWays';
import { goTo, usePlace } from './use-place';

type Codes = PortalIssueRecoveryCodesMutation['issueRecoveryCodes'];

const leave = () => goTo('');

export function Home() {
  const { accept } = useSession();
  const place = usePlace();
  const [codes, setCodes] = useState<Codes | null>(null);
  const [added, setAdded] = useState(false);
  const enrolled = useCallback(
    (next: PortalViewerFragment) => {
      accept(next);
      setAdded(true);
      leave();
    },
    [accept],
  );
  if (codes) {
    return (
      <Frame>
        <RecoveryCodes {...codes} busy={false} error={null} onKept={() => setCodes(null)} />
      </Frame>
    );
  }
  if (place === 'add') {
    return (
      <Frame>
        <Wizard intent="add" onEnrolled={enrolled} onLeave={leave} />
      </Frame>
    );
  }
  if (place === 'program') {
    return (
      <Frame>
        <NewAppPassword onDone={leave} onBack={leave} />
      </Frame>
    );
  }
  return <Overview added={added} onCodes={setCodes} />;
}

interface OverviewProps {
  /** True when a method was just set up. */
  readonly added: boolean;
  readonly onCodes: (codes: Codes) => void;
}

function Overview({ added, onCodes }: OverviewProps) {
  const { viewer, accept } = useSession();
  const { w } = useSpeech();
  const words = w.home;
  const { busy, error, run } = useAction();
  const facts = useLoaded((signal) => request(PortalHomeDocument, undefined, signal));
  const signOut = () =>
    run(async () => {
      const { signOut: step } = await request(PortalSignOutDocument);
      history.replaceState(null, '', '/');
      accept(step.viewer);
    });
  const issue = async () => onCodes((await request(PortalIssueRecoveryCodesDocument)).issueRecoveryCodes);
  return (
    <Frame wide>
      <div className="stack">
        <StepHeading lead={words.lead}>{words.hello(viewer.displayName ?? viewer.login ?? '')}</StepHeading>
        {lacksRole(viewer) && <Alert kind="warn">{words.noRole}</Alert>}
        {added && <Alert kind="good">{words.added}</Alert>}
        <Loaded from={facts} what={words.looking}>
          {(value) => <MyWays facts={value} onIssue={issue} />}
        </Loaded>
        {viewer.reason && (
          <div className="why">
            <h2>{words.why}</h2>
            <p>{viewer.reason}</p>
          </div>
        )}
        <ActionError error={error} />
        <div className="home-end">
          {viewer.roles.length > 0 && (
            <a className="button button-main" href="/console">
              {w.after.openConsole}
            </a>
          )}
          <Button kind="edge" wide busy={busy} waiting={words.signingOut} onClick={() => void signOut()}>
            {words.signOut}
          </Button>
        </div>
      </div>
    </Frame>
  );
}
