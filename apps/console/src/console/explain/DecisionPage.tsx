import { useParams } from 'react-router-dom';
import { ConsoleDecisionDocument } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';
import { Ask, Nothing } from '../display/Ask';
import { Facts } from '../display/Facts';
import { PageHead } from '../display/PageHead';
import { Panel } from '../display/Panel';
import { PersonName } from '../display/PersonName';
import { exactTime } from '../display/times';
import { ExplanationView } from './ExplanationView';

/** A sign-in's decision, by the id in the small print of the page that a person saw. */
export function DecisionPage() {
  const { id = '' } = useParams();
  const asked = useAsk(ConsoleDecisionDocument, { id });
  return (
    <>
      <PageHead title="A sign-in, explained" about={`Decision ${id}`} />
      <Ask asked={asked} rows={8}>
        {({ decisionExplanation: decision }) =>
          decision ? (
            <Panel title="What policy said at that moment">
              <Facts
                facts={[
                  ['Person', <PersonName key="p" id={decision.explanation.personId} name={decision.explanation.personName} />],
                  ['At', exactTime(decision.at).replace('\n', ' · ')],
                  ['Decision', `${decision.outcome}: ${decision.reason}`],
                ]}
              />
              <ExplanationView explanation={decision.explanation} />
            </Panel>
          ) : (
            <Nothing title="No decision with this id">Check it against what the person quotes, letter by letter.</Nothing>
          )
        }
      </Ask>
    </>
  );
}
