import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { ConsoleApplySyncHoldDocument, ConsoleDiscardSyncHoldDocument } from '../../generated/graphql';
import { useAct } from '../data/useAct';
import { people } from '../display/Figure';
import { ReasonDialog } from '../display/ReasonDialog';
import type { SyncRun } from './useLiveRun';

/** A held run changed nobody. An admin says whether what it found is true. */
export function SyncHoldDecision({ run }: { run: SyncRun }) {
  const [asking, setAsking] = useState<'apply' | 'discard' | null>(null);
  const close = () => setAsking(null);
  const apply = useAct(ConsoleApplySyncHoldDocument, {
    told: () => 'The run was applied.',
    onDone: close,
    onRefused: () => true,
  });
  const discard = useAct(ConsoleDiscardSyncHoldDocument, {
    told: () => 'The run was discarded.',
    onDone: close,
    onRefused: () => true,
  });
  if (run.state !== 'HELD') return null;
  const runId = run.id;
  return (
    <Box sx={{ display: 'flex', gap: 1, mb: 2 }}>
      <Button variant="contained" color="error" onClick={() => setAsking('apply')}>
        Apply: {people(run.missing)} missing…
      </Button>
      <Button variant="outlined" onClick={() => setAsking('discard')}>
        Discard this run…
      </Button>
      {asking === 'apply' && (
        <ReasonDialog
          title={`Apply a run in which ${people(run.missing)} are missing?`}
          action={`Mark ${people(run.missing)} as missing`}
          danger
          pending={apply.isPending}
          error={apply.error}
          onCancel={close}
          onConfirm={(reason) => apply.mutate({ runId, reason })}
        >
          <div>They can't sign in until the directory shows them again. Their methods are kept.</div>
        </ReasonDialog>
      )}
      {asking === 'discard' && (
        <ReasonDialog
          title="Discard this run?"
          action="Discard run"
          pending={discard.isPending}
          error={discard.error}
          onCancel={close}
          onConfirm={(reason) => discard.mutate({ runId, reason })}
        >
          <div>Everybody stays as they are. The next run looks again, and is held again if it finds the same.</div>
        </ReasonDialog>
      )}
    </Box>
  );
}
