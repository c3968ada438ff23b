import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import { cures } from './words';
import type { SyncRun } from './useLiveRun';

/** What went wrong, what to do, and the code for whoever asks for it. */
export function SyncError({ run }: { run: SyncRun }) {
  if (!run.errorCode) return null;
  const held = run.state === 'HELD';
  return (
    <Alert severity={held ? 'warning' : 'error'} sx={{ mb: 2 }}>
      <AlertTitle>{run.errorMessage ?? 'The directory could not be read.'}</AlertTitle>
      {!held && `${cures[run.errorCode] ?? ''} Nobody was changed.`}
      <Box component="code" sx={{ display: 'block', fontSize: '0.75rem', opacity: 0.8 }}>
        {run.errorCode}
      </Box>
    </Alert>
  );
}
