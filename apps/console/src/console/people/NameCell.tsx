import LockIcon from '@mui/icons-material/PersonOffOutlined';
import ReviewIcon from '@mui/icons-material/PersonSearchOutlined';
import Box from '@mui/material/Box';
import { useRecordContext } from 'react-admin';
import { PersonName } from '../display/PersonName';
import { directoryStates } from './directoryStates';
import type { PersonRow } from './types';

/** Name and login; what is unusual in the directory is said under it. */
export function NameCell() {
  const person = useRecordContext<PersonRow>();
  if (!person) return null;
  return (
    <>
      <PersonName id={person.id} name={person.displayName} login={person.login} />
      {person.directoryState !== 'ACTIVE' && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, fontSize: '0.8rem', color: 'warning.main' }}>
          <LockIcon sx={{ fontSize: '1rem' }} />
          {directoryStates[person.directoryState] ?? person.directoryState}
        </Box>
      )}
      {person.reviewReason && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, fontSize: '0.8rem', color: 'warning.main' }}>
          <ReviewIcon sx={{ fontSize: '1rem' }} />
          Needs review
        </Box>
      )}
    </>
  );
}
