import { useState } from 'react';
import type { PortalHomeQuery } from '../../generated/portal/graphql';
import { Button } from '../parts/Button';
import { useSpeech } from '../words/Speech';
import { AppPasswords } from './AppPasswords';
import { Devices } from './Devices';
import { MethodCard } from './MethodCard';
import { Recovery } from './Recovery';
import { SignIns } from './SignIns';
import { goTo } from './use-place';

interface MyWaysProps {
  readonly facts: PortalHomeQuery;
  readonly onIssue: () => Promise<void>;
}

/** Everything that opens this account, and who used it lately. */
export function MyWays({ facts, onIssue }: MyWaysProps) {
  const { w } = useSpeech();
  const [methods, setMethods] = useState(facts.myMethods);
  const everyday = methods.filter(({ method }) => method !== 'RECOVERY_CODES');
  return (
    <div className="home">
      <div className="stack">
        <section className="stack-tight">
          <h2 tabIndex={-1}>{w.home.methods}</h2>
          {everyday.length === 0 && <p className="empty">{w.home.noMethods}</p>}
          <ul className="cards">
            {everyday.map((method) => (
              <li key={method.id}>
                <MethodCard method={method} only={everyday.length === 1} onMethods={setMethods} />
              </li>
            ))}
          </ul>
          <Button kind="edge" wide onClick={() => goTo('add')}>
            {w.home.add}
          </Button>
        </section>
        <Recovery
          codes={methods.find(({ method }) => method === 'RECOVERY_CODES') ?? null}
          possible={everyday.length > 0}
          onIssue={onIssue}
        />
        <AppPasswords terms={facts.appPasswordTerms} first={facts.myAppPasswords} />
      </div>
      <div className="stack">
        <SignIns signIns={facts.mySignIns} />
        <Devices first={facts.myDevices} />
      </div>
    </div>
  );
}
