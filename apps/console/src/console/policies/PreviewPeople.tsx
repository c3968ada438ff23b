import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import {
  ConsolePolicyPreviewPeopleDocument,
  type PolicyDraftInput,
  type PreviewChange,
  type PreviewOutcome,
} from '../../generated/graphql';
import { useAsk } from '../data/useAsk';
import { Ask, Nothing } from '../display/Ask';
import { GroupPath } from '../display/GroupPath';
import { PagedTable } from '../display/PagedTable';
import { PersonName } from '../display/PersonName';
import { useDebounced } from '../display/useDebounced';
import { usePaged } from '../display/usePaged';
import { changeWords, outcomeWords, strandedWords } from './outcomeWords';

/** Everybody whom the draft concerns, with what becomes of each. */
export function PreviewPeople({ policyId, draft }: { policyId: string | null; draft: PolicyDraftInput }) {
  const [typed, setTyped] = useState('');
  const [outcome, setOutcome] = useState<PreviewOutcome | ''>('');
  const [change, setChange] = useState<PreviewChange | ''>('');
  const search = useDebounced(typed.trim(), 250);
  const paged = usePaged(JSON.stringify([draft, search, outcome, change]));
  const asked = useAsk(ConsolePolicyPreviewPeopleDocument, {
    policyId,
    draft,
    filter: { search: search || null, outcome: outcome || null, change: change || null },
    page: paged.asked,
  });
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 2 }}>
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { sm: '2fr 1fr 1fr' }, mb: 1 }}>
        <TextField size="small" label="Search these people" value={typed} onChange={({ target }) => setTyped(target.value)} />
        <TextField
          select
          size="small"
          label="What becomes of them"
          value={outcome}
          onChange={({ target }) => setOutcome(target.value as PreviewOutcome | '')}
        >
          <MenuItem value="">All</MenuItem>
          {Object.entries(outcomeWords).map(([id, word]) => (
            <MenuItem key={id} value={id}>
              {word}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          size="small"
          label="What changes"
          value={change}
          onChange={({ target }) => setChange(target.value as PreviewChange | '')}
        >
          <MenuItem value="">All</MenuItem>
          {Object.entries(changeWords).map(([id, word]) => (
            <MenuItem key={id} value={id}>
              {word}
            </MenuItem>
          ))}
        </TextField>
      </Box>
      <Ask asked={asked}>
        {({ policyPreviewPeople: { items, total } }) =>
          items.length === 0 ? (
            <Nothing title="Nobody like this" />
          ) : (
            <PagedTable
              label="People it matches"
              rows={items}
              columns={[
                { head: 'Person', render: (one) => <PersonName id={one.id} name={one.displayName} login={one.login} aside /> },
                { head: 'Because of', render: ({ path }) => (path.length > 0 ? <GroupPath path={path} /> : '–') },
                {
                  head: 'What becomes of them',
                  render: ({ outcome: becomes, because }) =>
                    [becomes ? outcomeWords[becomes] : '–', because && strandedWords[because]].filter(Boolean).join(': '),
                },
                { head: 'Change', render: (one) => changeWords[one.change] },
              ]}
              total={total}
              paged={paged}
              tall={420}
            />
          )
        }
      </Ask>
    </Box>
  );
}
