import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useSearchParams } from 'react-router-dom';
import { count } from '../display/Figure';
import { type Mode, modes } from '../sync-runs/runList';

/** The address holds the filter. */
export function useRunFilter() {
  const [params, setParams] = useSearchParams();
  const set = (name: 'mode' | 'quiet', value: string | null) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const mode: Mode | null = modes.find((one) => one === params.get('mode')) ?? null;
  return { mode, quiet: params.get('quiet') === '1', set };
}

interface Props extends ReturnType<typeof useRunFilter> {
  hidden: number;
}

export const RunFilters = ({ mode, quiet, hidden, set }: Props) => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', mb: 1 }}>
    <ToggleButtonGroup
      exclusive
      size="small"
      value={mode ?? 'all'}
      aria-label="Which runs"
      onChange={(_, next: string | null) => next && set('mode', next === 'all' ? null : next)}
    >
      <ToggleButton value="all">All</ToggleButton>
      <ToggleButton value="full">Full</ToggleButton>
      <ToggleButton value="changes">Changes</ToggleButton>
    </ToggleButtonGroup>
    <FormControlLabel
      control={<Switch size="small" checked={quiet} onChange={(_, on) => set('quiet', on ? '1' : null)} />}
      label={hidden > 0 ? `Show runs without changes (${count(hidden)})` : 'Show runs without changes'}
    />
  </Box>
);
