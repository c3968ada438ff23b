import { useCallback, useState } from 'react';
import {
  PortalAfterwardsDocument,
  type PortalAfterwardsQuery,
  PortalIssueRecoveryCodesDocument,
  type PortalIssueRecoveryCodesMutation,
  type PortalViewerFragment,
} from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { useLoaded } from '../../graphql/use-loaded';
import { Wizard } from '../enroll/Wizard';
import { Frame } from '../parts/Frame';
import { Loaded } from '../parts/Waiting';
import { useSession } from '../Session';
import { useAction } from '../use-action';
import { useSpeech } from '../words/Speech';
import { stepAfter, stepFrom } from './after-steps';
import { Backup } from './Backup';
import { Done } from './Done';
import { Preferred } from './Preferred';
import { Programs } from './Programs';
import { RecoveryCodes } from './RecoveryCodes';

/** What follows a first enrollment: a second way, a password for older programs, the preferred way, and what comes next time. */
export function Afterwards() {
  const { w } = useSpeech();
  const facts = useLoaded((signal) => request(PortalAfterwardsDocument, undefined, signal));
  return (
    <Frame>
      <Loaded from={facts} what={w.after.lookingUp}>
        {(value) => <Steps first={value} reload={facts.retry} />}
      </Loaded>
    </Frame>
  );
}

type Codes = PortalIssueRecoveryCodesMutation['issueRecoveryCodes'];

interface StepsProps {
  readonly first: PortalAfterwardsQuery;
  readonly reload: () => void;
}

function Steps({ first, reload }: StepsProps) {
  const { viewer, after, accept, goAfter, refresh } = useSession();
  const [methods, setMethods] = useState(first.myMethods);
  const [adding, setAdding] = useState<'phone' | 'any' | null>(null);
  const [codes, setCodes] = useState<Codes | null>(null);
  const { busy, error, run } = useAction();
  const at = after ?? 'backup';
  const step = stepFrom(at, { owesBackup: viewer.owes.includes('BACKUP'), methods, appPasswords: first.appPasswordTerms });
  const goOn = () => goAfter(stepAfter(step));

  const added = useCallback(
    (next: PortalViewerFragment) => {
      accept(next);
      goAfter('backup');
      reload();
    },
    [accept, goAfter, reload],
  );
  const issue = () =>
    run(async () => {
      setCodes((await request(PortalIssueRecoveryCodesDocument)).issueRecoveryCodes);
    });
  // Codes on paper may be the second way that was owed: the server says.
  const kept = () =>
    run(async () => {
      await refresh();
      goAfter('programs');
      setCodes(null);
    });

  if (codes) return <RecoveryCodes {...codes} busy={busy} error={error} onKept={() => void kept()} />;
  if (adding) {
    return (
      <Wizard intent="backup" onEnrolled={added} onLeave={() => setAdding(null)} {...(adding === 'phone' && { way: adding })} />
    );
  }
  if (step === 'backup') {
    return <Backup methods={methods} busy={busy} error={error} onAdd={setAdding} onCodes={() => void issue()} onSkip={goOn} />;
  }
  if (step === 'programs') return <Programs onDone={goOn} />;
  if (step === 'preferred') {
    return (
      <Preferred
        methods={methods}
        onChosen={(next) => {
          setMethods(next);
          goOn();
        }}
      />
    );
  }
  return <Done methods={methods} />;
}
