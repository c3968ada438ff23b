import Box from '@mui/material/Box';
import Breadcrumbs from '@mui/material/Breadcrumbs';
import { Go } from '../display/Go';
import { PageHead } from '../display/PageHead';
import { StateChip } from '../display/StateChip';
import type { PersonRecord } from './types';

/** The answer first: must this person use a second step, since when, and because of what. */
export const PersonHead = ({ person }: { person: PersonRecord }) => (
  <>
    <Breadcrumbs sx={{ mt: 2, mb: -1, fontSize: '0.8rem' }}>
      <Go to="/people">People</Go>
      <span>{person.login}</span>
    </Breadcrumbs>
    <PageHead
      title={person.displayName}
      mark={<StateChip state={person.requirement.state} />}
      about={`${person.login} · ${person.directoryName}`}
    />
    <Box component="p" sx={{ fontSize: '1.05rem', mt: -0.5, mb: 2.5, maxWidth: 860, lineHeight: 1.5 }}>
      {person.requirement.sentence}
    </Box>
  </>
);
