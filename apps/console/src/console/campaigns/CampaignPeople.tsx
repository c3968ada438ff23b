import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';
import { ConsoleCampaignPeopleDocument } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';
import { Ask, Nothing } from '../display/Ask';
import { PagedTable } from '../display/PagedTable';
import { PersonName } from '../display/PersonName';
import { useDebounced } from '../display/useDebounced';
import { usePaged } from '../display/usePaged';
import { When } from '../display/When';

/** Whoever is left; after the date, whom the helpdesk has to call. */
export function CampaignPeople({ id, over }: { id: string; over: boolean }) {
  const [state, setState] = useState(over ? 'overdue' : 'left');
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim(), 200);
  const paged = usePaged(`${id} ${state} ${search}`);
  const asked = useAsk(ConsoleCampaignPeopleDocument, {
    id,
    filter: { state: state === 'all' ? null : state, search: search || null },
    page: paged.asked,
  });
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', mb: 1 }}>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={state}
          aria-label="Which people"
          onChange={(_, next: string | null) => next && setState(next)}
        >
          <ToggleButton value="left">Left</ToggleButton>
          <ToggleButton value="overdue">Overdue</ToggleButton>
          <ToggleButton value="done">Enrolled</ToggleButton>
          <ToggleButton value="all">All</ToggleButton>
        </ToggleButtonGroup>
        <TextField size="small" label="Search" value={typed} onChange={({ target }) => setTyped(target.value)} />
      </Box>
      <Ask asked={asked}>
        {({ campaignPeople: { items, total } }) =>
          items.length === 0 ? (
            <Nothing title="Nobody here" />
          ) : (
            <PagedTable
              label="People of the campaign"
              rows={items}
              columns={[
                { head: 'Person', render: (one) => <PersonName id={one.id} name={one.displayName} login={one.login} /> },
                { head: 'Department', render: ({ department }) => department ?? '–' },
                { head: 'State', render: ({ done, overdue }) => (done ? 'Enrolled' : overdue ? 'Overdue' : 'Left') },
                {
                  head: 'Last mail',
                  render: ({ mailedAt, mail }) => (mail ? <When at={mailedAt} never="None yet" /> : 'No address'),
                },
                { head: 'Can put it off until', render: ({ deadline }) => <When at={deadline} never="–" /> },
              ]}
              total={total}
              paged={paged}
            />
          )
        }
      </Ask>
    </>
  );
}
