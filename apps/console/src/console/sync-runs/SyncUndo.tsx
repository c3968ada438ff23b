import UndoIcon from '@mui/icons-material/UndoOutlined';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ConsoleSyncDifferenceCountsDocument, ConsoleUndoSyncDocument } from '../../generated/graphql';
import { useMay } from '../auth/useMay';
import { useAct } from '../data/useAct';
import { useAsk } from '../data/useAsk';
import { ReasonDialog } from '../display/ReasonDialog';
import { When } from '../display/When';
import { differenceSentence, touchedWords } from './differenceWords';
import type { SyncRun } from './useLiveRun';

function UndoDialog({ run, onClose }: { run: SyncRun; onClose: () => void }) {
  const counts = useAsk(ConsoleSyncDifferenceCountsDocument, { runId: run.id }).data?.syncDifferences.counts;
  const undo = useAct(ConsoleUndoSyncDocument, {
    told: () => 'The run was undone.',
    onDone: onClose,
    onRefused: () => true,
  });
  if (!counts) return null;
  return (
    <ReasonDialog
      title={`Undo this run for ${touchedWords(counts)}?`}
      action={`Put back ${touchedWords(counts)}`}
      danger
      pending={undo.isPending}
      error={undo.error}
      onCancel={onClose}
      onConfirm={(reason) => undo.mutate({ runId: run.id, reason })}
    >
      <div>{differenceSentence(counts, true)} They are put back as they were before, and policies are evaluated again.</div>
      <div>
        What a later run has changed since stays as it is. If the directory still says the same, the next full run finds the same
        difference again.
      </div>
    </ReasonDialog>
  );
}

/** A completed run can be taken back for seven days, by an admin with a reason. */
export function SyncUndo({ run }: { run: SyncRun }) {
  const decides = useMay('sync-runs', 'write');
  const [asking, setAsking] = useState(false);
  if (run.undoneAt) {
    return (
      <Alert severity="info" sx={{ mb: 2 }}>
        This run was undone <When at={run.undoneAt} />.
      </Alert>
    );
  }
  if (!decides || !run.undoable) return null;
  return (
    <>
      <Button variant="outlined" color="error" startIcon={<UndoIcon />} onClick={() => setAsking(true)} sx={{ mb: 2 }}>
        Undo this run…
      </Button>
      {asking && <UndoDialog run={run} onClose={() => setAsking(false)} />}
    </>
  );
}
