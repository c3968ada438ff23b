import { useState } from 'react';
import { type PortalMethodFragment, PortalPreferMethodDocument } from '../../generated/portal/graphql';
import { request } from '../../graphql/client';
import { METHOD_PICTURE, methodName } from '../method-names';
import { ActionError } from '../parts/Alert';
import { Button } from '../parts/Button';
import { Choices } from '../parts/Choices';
import { StepHeading } from '../parts/StepHeading';
import { useAction } from '../use-action';
import { useSpeech } from '../words/Speech';
import { everyday } from './after-steps';

interface PreferredProps {
  readonly methods: PortalMethodFragment[];
  readonly onChosen: (methods: PortalMethodFragment[]) => void;
}

export function Preferred({ methods, onChosen }: PreferredProps) {
  const { w } = useSpeech();
  const choices = everyday(methods);
  const now = (choices.find(({ preferred }) => preferred) ?? choices[0])?.id ?? '';
  const [chosen, setChosen] = useState(now);
  const { busy, error, run } = useAction();
  const take = () =>
    run(async () => onChosen(chosen === now ? methods : (await request(PortalPreferMethodDocument, { id: chosen })).myMethods));
  return (
    <div className="stack">
      <StepHeading lead={w.after.preferredLead}>{w.after.preferred}</StepHeading>
      <Choices
        legend={w.after.preferred}
        quiet
        name="preferred"
        value={chosen}
        onChange={setChosen}
        choices={choices.map((method) => {
          const Picture = METHOD_PICTURE[method.method];
          return { value: method.id, name: methodName(method, w), sentence: method.hint, picture: <Picture /> };
        })}
      />
      <ActionError error={error} />
      <Button busy={busy} onClick={() => void take()}>
        {w.frame.goOn}
      </Button>
    </div>
  );
}
