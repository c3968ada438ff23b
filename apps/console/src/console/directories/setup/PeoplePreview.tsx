import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { count } from '../../display/numbers';
import { SmallTable } from '../../display/SmallTable';
import type { DirectoryCheck } from './check';
import { useSetup } from './useSetup';
import { mappedFields } from './words';

type Person = DirectoryCheck['people'][number];

const columns = [
  ...mappedFields.map(({ field, name }) => ({ head: name as string, render: (person: Person) => person[field] ?? '' })),
  { head: 'State', render: ({ state }: Person) => state.charAt(0) + state.slice(1).toLowerCase() },
  { head: 'Signs in as', render: ({ logins }: Person) => logins.join(', ') },
];

/** The first people of the directory as they would come in. */
export function PeoplePreview() {
  const { check } = useSetup();
  const people = check.last?.people ?? [];
  const quarantined = check.last?.quarantined ?? 0;
  const says = check.pending
    ? 'Reading again…'
    : people.length === 0
      ? 'Nobody was read yet. The check says why.'
      : check.outdated || check.refusal
        ? 'As of the last check that worked.'
        : 'As they would come in now.';
  return (
    <section aria-labelledby="preview">
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h2" component="h3" id="preview">
          The first people
        </Typography>
        <Box component="output" sx={{ color: 'text.secondary', flex: 1 }}>
          {says}
        </Box>
        <Button variant="outlined" loading={check.pending} onClick={() => check.run()}>
          Preview again
        </Button>
      </Box>
      {quarantined > 0 && (
        <Box sx={{ color: 'warning.main', mt: 0.5 }}>
          {count(quarantined)} of them cannot be read: a name, an id or a value is not as it must be.
        </Box>
      )}
      {people.length > 0 && (
        <Box component="section" aria-label="The first people as a table" tabIndex={0} sx={{ overflowX: 'auto', mt: 1 }}>
          <SmallTable
            label="People as they would come in"
            rows={people.map((one) => ({ ...one, id: one.dn }))}
            columns={columns}
          />
        </Box>
      )}
    </section>
  );
}
