import { useEffect, useState } from 'react';
import { TickPicture } from '../../design/pictures';
import type { PortalSetupGroupsQuery } from '../../generated/portal/graphql';
import { PortalSetupGroupsDocument } from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { ActionError } from '../parts/Alert';
import { Button } from '../parts/Button';
import { Frame } from '../parts/Frame';
import { StepHeading } from '../parts/StepHeading';
import { TextField } from '../parts/TextField';
import { useSession } from '../Session';
import { useAction } from '../use-action';
import { useSpeech } from '../words/Speech';
import { SetupGroups } from './SetupGroups';

export type SetupGroup = PortalSetupGroupsQuery['setupGroups'][number];

const tokenFromAddress = () => new URLSearchParams(location.hash.slice(1)).get('token') ?? '';

/** First start of a new installation: the one-time token from the server's output names the group of the first admins. */
export function Setup() {
  const { settings } = useSession();
  const { w } = useSpeech();
  const words = w.setup;
  const [token, setToken] = useState(tokenFromAddress);
  const [groups, setGroups] = useState<readonly SetupGroup[] | null>(null);
  const [admins, setAdmins] = useState<SetupGroup | null>(null);
  const { busy, error, run } = useAction();

  // The token doesn't stay in the address, where a history or a screenshot would keep it.
  useEffect(() => {
    if (location.hash) history.replaceState(null, '', location.pathname);
  }, []);

  const open = () =>
    run(async () => {
      const { setupGroups } = await request(PortalSetupGroupsDocument, { token: token.trim(), search: null });
      setGroups(setupGroups);
    });

  if (admins) return <SetupDone admins={admins} />;
  if (!settings.setupOpen) {
    return (
      <Frame>
        <div className="stack">
          <StepHeading lead={words.closedLead}>{words.closed}</StepHeading>
          <a className="button button-main" href="/">
            {words.toSignIn}
          </a>
        </div>
      </Frame>
    );
  }
  if (groups) {
    return (
      <Frame>
        <SetupGroups token={token.trim()} first={groups} onClaimed={setAdmins} />
      </Frame>
    );
  }
  return (
    <Frame>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <StepHeading step={{ number: 1, of: 2 }} lead={words.lead}>
          {words.heading}
        </StepHeading>
        <TextField
          label={words.token}
          value={token}
          onChange={setToken}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <ActionError error={error} />
        <Button type="submit" busy={busy} waiting={words.checking}>
          {w.frame.next}
        </Button>
      </form>
    </Frame>
  );
}

function SetupDone({ admins }: { readonly admins: SetupGroup }) {
  const { w } = useSpeech();
  const words = w.setup;
  return (
    <Frame>
      <div className="stack">
        <div className="hero hero-good" aria-hidden="true">
          <TickPicture />
        </div>
        <StepHeading lead={words.doneLead(admins.name)}>{words.done}</StepHeading>
        <a className="button button-main" href="/?next=/console">
          {words.signInNow}
        </a>
      </div>
    </Frame>
  );
}
