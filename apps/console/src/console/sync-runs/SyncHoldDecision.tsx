import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import { useState } from 'react';
import {
  ConsoleApplySyncHoldDocument,
  ConsoleDiscardSyncHoldDocument,
  ConsoleSyncDifferenceCountsDocument,
} from '../../generated/graphql';
import { useMay } from '../auth/useMay';
import { useAct } from '../data/useAct';
import { useAsk } from '../data/useAsk';
import { people } from '../display/Figure';
import { ReasonDialog } from '../display/ReasonDialog';
import { differenceSentence } from './differenceWords';
import type { SyncRun } from './useLiveRun';

/** A held run changed nobody. An admin says whether what it found is true. */
export function SyncHoldDecision({ run }: { run: SyncRun }) {
  const decides = useMay('sync-runs', 'write');
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
  const counted = useAsk(ConsoleSyncDifferenceCountsDocument, { runId: run.id }, { enabled: asking === 'apply', quiet: true });
  const counts = counted.data?.syncDifferences.counts ?? [];
  if (run.state !== 'HELD' || !decides) return null;
  const runId = run.id;
  // A run can be held for something else than people who are gone.
  const found = differenceSentence(counts, false);
  const gone = run.missing > 0;
  return (
    <Box sx={{ display: 'flex', gap: 1, mb: 2 }}>
      <Button variant="contained" color="error" onClick={() => setAsking('apply')}>
        {gone ? `Apply: ${people(run.missing)} missing…` : 'Apply this run…'}
      </Button>
      <Button variant="outlined" onClick={() => setAsking('discard')}>
        Discard this run…
      </Button>
      {asking === 'apply' && (
        <ReasonDialog
          title={
            gone ? `Apply a run in which ${people(run.missing)} ${run.missing === 1 ? 'is' : 'are'} missing?` : 'Apply this run?'
          }
          action={gone ? `Mark ${people(run.missing)} as missing` : 'Apply the run'}
          danger
          pending={apply.isPending}
          error={apply.error}
          onCancel={close}
          onConfirm={(reason) => apply.mutate({ runId, reason })}
        >
          {found && <div>{found}</div>}
          <div>
            Whoever is missing or switched off can't sign in until the directory shows them again. Their methods are kept. It can
            be undone for 7 days.
          </div>
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
