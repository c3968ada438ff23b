import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useParams, useSearchParams } from 'react-router-dom';
import { ConsolePersonDocument } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';
import { Ask, Nothing } from '../display/Ask';
import { PersonExplanation } from '../explain/PersonExplanation';
import { Go } from '../display/Go';
import { Panel } from '../display/Panel';
import { PersonBlock } from './PersonBlock';
import { PersonDeliveries } from './PersonDeliveries';
import { PersonFacts } from './PersonFacts';
import { PersonGroups } from './PersonGroups';
import { PersonHead } from './PersonHead';
import { PersonHistory } from './PersonHistory';
import { PersonMethods } from './PersonMethods';
import { PersonReview } from './PersonReview';
import { PersonWhy } from './PersonWhy';
import type { PersonRecord } from './types';

function PersonTabs({ person }: { person: PersonRecord }) {
  const [search, setSearch] = useSearchParams();
  const tab = search.get('tab') ?? 'why';
  return (
    <div>
      <Tabs
        value={tab}
        onChange={(_, next: string) => setSearch({ tab: next }, { replace: true })}
        aria-label="About this person"
      >
        <Tab value="why" label="Why" />
        <Tab value="groups" label={`Groups (${person.groups.length})`} />
        <Tab value="deliveries" label="Deliveries" />
        <Tab value="history" label="History" />
      </Tabs>
      <Box sx={{ pt: 2 }}>
        {tab === 'why' && (
          <>
            <PersonWhy person={person} />
            <PersonExplanation personId={person.id} />
          </>
        )}
        {tab === 'groups' && <PersonGroups groups={person.groups} />}
        {tab === 'deliveries' && <PersonDeliveries personId={person.id} />}
        {tab === 'history' && <PersonHistory personId={person.id} />}
      </Box>
    </div>
  );
}

export function PersonShow() {
  const { id = '' } = useParams();
  const asked = useAsk(ConsolePersonDocument, { id });
  return (
    <Ask asked={asked} rows={10}>
      {({ person }) =>
        person ? (
          <>
            <PersonHead person={person} />
            <PersonBlock person={person} />
            <PersonReview person={person} />
            <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { md: 'minmax(0, 1fr) 360px' }, alignItems: 'start' }}>
              <PersonTabs person={person} />
              <Box sx={{ display: 'grid', gap: 2 }}>
                <PersonMethods methods={person.methods} />
                <Panel title="Facts">
                  <PersonFacts person={person} />
                </Panel>
              </Box>
            </Box>
          </>
        ) : (
          <Nothing title="Nobody with this id">
            Perhaps the address was cut off. <Go to="/people">Look for them by name</Go>.
          </Nothing>
        )
      }
    </Ask>
  );
}
