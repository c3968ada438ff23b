import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { ConsoleCoverageDocument, type RequirementState } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';
import { count } from '../display/Figure';
import { wordOf } from '../display/StateChip';

const states: readonly RequirementState[] = ['ENFORCED', 'ENABLED', 'DISABLED'];

interface Props {
  value: RequirementState | null;
  onChange: (state: RequirementState | null) => void;
}

/** One chip a state, with the number of people in it. */
export function StateFilter({ value, onChange }: Props) {
  const coverage = useAsk(ConsoleCoverageDocument, {}, { quiet: true }).data?.coverage;
  const numbers = coverage && { ENFORCED: coverage.enrolled, ENABLED: coverage.unenrolled, DISABLED: coverage.notRequired };
  const chip = (state: RequirementState | null, word: string, number?: number) => (
    <Chip
      key={word}
      label={number === undefined ? word : `${word} · ${count(number)}`}
      onClick={() => onChange(state)}
      color={value === state ? 'primary' : 'default'}
      variant={value === state ? 'filled' : 'outlined'}
      aria-pressed={value === state}
    />
  );
  return (
    <Box component="fieldset" aria-label="State" sx={{ border: 0, m: 0, p: 0, display: 'flex', gap: 0.75, flexWrap: 'wrap' }}>
      {chip(null, 'All', coverage?.people)}
      {states.map((state) => chip(state, wordOf(state), numbers?.[state]))}
    </Box>
  );
}
