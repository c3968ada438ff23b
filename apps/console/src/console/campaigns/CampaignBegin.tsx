import Alert from '@mui/material/Alert';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import {
  ConsoleBeginCampaignDocument,
  ConsoleCampaignAudienceDocument,
  ConsoleCampaignLettersDocument,
} from '../../generated/graphql';
import { useAct } from '../data/useAct';
import { useAsk } from '../data/useAsk';
import { people } from '../display/Figure';
import { PageHead } from '../display/PageHead';
import { Panel } from '../display/Panel';
import { useDebounced } from '../display/useDebounced';
import { LettersInput, type Letter } from './LettersInput';

interface Audience {
  readonly id: string;
  readonly name: string;
  readonly kind: 'Groups' | 'Policies in force';
  readonly size: number;
}

/** The end of the chosen day where the admin is. */
const endOf = (day: string): string => new Date(`${day}T23:59:59`).toISOString();

function useAudience(typed: string): Audience[] {
  const search = useDebounced(typed.trim(), 200);
  const { data } = useAsk(ConsoleCampaignAudienceDocument, { search });
  const groups = data?.groups.items.map(({ id, name, members }) => ({ id, name, kind: 'Groups' as const, size: members })) ?? [];
  const policies = data?.policies.items.filter(({ state }) => state === 'PUBLISHED') ?? [];
  return [
    ...groups,
    ...policies.map((one) => ({ id: one.id, name: one.name, kind: 'Policies in force' as const, size: one.people })),
  ];
}

export function CampaignBegin() {
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [day, setDay] = useState('');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Audience | null>(null);
  const [edited, setEdited] = useState<readonly Letter[] | null>(null);
  const options = useAudience(typed);
  const written = useAsk(ConsoleCampaignLettersDocument, {});
  const letters = edited ?? written.data?.campaignLetters ?? [];
  const begin = useAct(ConsoleBeginCampaignDocument, {
    told: ({ beginCampaign }) => `${beginCampaign.name} asks ${people(beginCampaign.people)}.`,
    onDone: ({ beginCampaign }) => void navigate(`/campaigns/${beginCampaign.id}/show`),
    onRefused: () => true,
  });
  const { error } = begin;
  const said = (...fields: string[]): string | null => (error && fields.includes(error.field ?? '') ? error.message : null);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    if (!chosen || !day) return;
    const audience = chosen.kind === 'Groups' ? { groupId: chosen.id } : { policyId: chosen.id };
    begin.mutate({
      input: {
        name,
        dueAt: endOf(day),
        letters: letters.map(({ locale, subject, text }) => ({ locale, subject, text })),
        ...audience,
      },
    });
  };
  return (
    <form onSubmit={submit}>
      <PageHead
        title="Begin a campaign"
        about="A mail now, one a week and one a day before the date; none to whoever has enrolled. How long somebody may put it off is what policy gives as grace."
      />
      <Panel title="Whom, and by when" sx={{ mb: 2 }}>
        <Box sx={{ display: 'grid', gap: 2, maxWidth: 640, pt: 1 }}>
          <TextField
            label="Name"
            required
            value={name}
            onChange={({ target }) => setName(target.value)}
            error={said('name') !== null}
            helperText={said('name')}
          />
          <Autocomplete
            options={options}
            groupBy={({ kind }) => kind}
            filterOptions={(all) => all}
            value={chosen}
            onChange={(_, next) => setChosen(next)}
            onInputChange={(_, text) => setTyped(text)}
            getOptionLabel={(option) => option.name}
            getOptionKey={({ id }) => id}
            isOptionEqualToValue={(one, other) => one.id === other.id}
            noOptionsText="No group or policy with that name"
            renderInput={(params) => (
              <TextField
                {...params}
                label="Group or policy"
                required
                error={said('groupId', 'policyId') !== null}
                helperText={said('groupId', 'policyId') ?? (chosen ? people(chosen.size) : undefined)}
              />
            )}
          />
          <TextField
            label="Enroll by the end of"
            type="date"
            required
            value={day}
            onChange={({ target }) => setDay(target.value)}
            slotProps={{ inputLabel: { shrink: true } }}
            error={said('dueAt') !== null}
            helperText={said('dueAt')}
          />
        </Box>
      </Panel>
      <Panel title="Mails" sx={{ mb: 2 }}>
        <LettersInput letters={letters} onChange={setEdited} error={said('letters')} />
      </Panel>
      {error && !['name', 'groupId', 'policyId', 'dueAt', 'letters'].includes(error.field ?? '') && (
        <Alert severity="error" sx={{ mb: 2 }}>
          {error.message}
        </Alert>
      )}
      <Button type="submit" variant="contained" loading={begin.isPending} disabled={!chosen || letters.length === 0}>
        {chosen ? `Ask ${people(chosen.size)}` : 'Begin the campaign'}
      </Button>
    </form>
  );
}
