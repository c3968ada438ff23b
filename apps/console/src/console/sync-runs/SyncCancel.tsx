import StopIcon from '@mui/icons-material/StopCircleOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ConsoleCancelSyncDocument } from '../../generated/graphql';
import { useMay } from '../auth/useMay';
import { useAct } from '../data/useAct';
import { count } from '../display/Figure';
import { ReasonDialog } from '../display/ReasonDialog';
import type { SyncRun } from './useLiveRun';

export function SyncCancel({ run }: { run: SyncRun }) {
  const decides = useMay('sync-runs', 'write');
  const [asking, setAsking] = useState(false);
  const cancel = useAct(ConsoleCancelSyncDocument, {
    told: () => 'The sync stops. Nobody was changed.',
    onDone: () => setAsking(false),
    onRefused: () => true,
  });
  if (!decides || !run.cancellable) return null;
  return (
    <>
      <Button variant="outlined" color="inherit" startIcon={<StopIcon />} onClick={() => setAsking(true)}>
        Cancel…
      </Button>
      {asking && (
        <ReasonDialog
          title="Cancel this sync?"
          action="Cancel the sync"
          dismiss="Let it go on"
          asksReason={false}
          pending={cancel.isPending}
          error={cancel.error}
          onCancel={() => setAsking(false)}
          onConfirm={() => cancel.mutate({ runId: run.id })}
        >
          <div>
            What was read so far ({count(run.peopleRead)} people) is forgotten and nobody is changed. The next sync begins anew.
          </div>
        </ReasonDialog>
      )}
    </>
  );
}
