import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Go } from './Go';
import { count } from './numbers';

export { count, people } from './numbers';

interface Props {
  value: number;
  label: string;
  /** Where the things it counts are listed. */
  to?: string;
  hint?: React.ReactNode;
}

/** A large number with its word. */
export const Figure = ({ value, label, to, hint }: Props) => (
  <Box>
    <Typography component="div" sx={{ fontSize: '1.5rem', fontWeight: 650, lineHeight: 1.2, fontVariantNumeric: 'tabular-nums' }}>
      {to ? (
        <Go to={to} color="inherit" aria-label={`${count(value)} ${label}`}>
          {count(value)}
        </Go>
      ) : (
        count(value)
      )}
    </Typography>
    <Typography component="div" sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>
      {label}
      {hint && <Box component="span"> {hint}</Box>}
    </Typography>
  </Box>
);
