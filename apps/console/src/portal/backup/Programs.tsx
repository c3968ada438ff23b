import { useState } from 'react';
import { Button } from '../parts/Button';
import { StepHeading } from '../parts/StepHeading';
import { useSpeech } from '../words/Speech';
import { NewAppPassword } from './NewAppPassword';

/** The last step of every path: a password of its own for a program that can't show a second step, or nothing. */
export function Programs({ onDone }: { readonly onDone: () => void }) {
  const { w } = useSpeech();
  const [making, setMaking] = useState(false);
  if (making) return <NewAppPassword onDone={onDone} onBack={() => setMaking(false)} />;
  return (
    <div className="stack">
      <StepHeading lead={w.after.programsLead}>{w.after.programs}</StepHeading>
      <Button onClick={onDone}>{w.after.no}</Button>
      <Button kind="edge" wide onClick={() => setMaking(true)}>
        {w.after.yes}
      </Button>
    </div>
  );
}
