import Box from '@mui/material/Box';
import { Go } from './Go';

interface Props {
  id: string;
  name: string;
  login?: string | null;
  /** In a tab of its own, so that a form that is being filled in stays. */
  aside?: boolean;
}

/** Name and login; the name leads to the person. */
export const PersonName = ({ id, name, login, aside }: Props) => (
  <Box sx={{ minWidth: 0 }}>
    <Go to={`/people/${id}/show`} data-row-link target={aside ? '_blank' : undefined}>
      {name}
    </Go>
    {login && <Box sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>{login}</Box>}
  </Box>
);
