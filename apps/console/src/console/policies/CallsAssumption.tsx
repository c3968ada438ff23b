import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { ConsolePolicySettingsDocument, ConsoleSavePolicySettingsDocument } from '../../generated/graphql';
import { useMay } from '../auth/useMay';
import { useAct } from '../data/useAct';
import { useAsk } from '../data/useAsk';
import { count } from '../display/Figure';

interface Props {
  calls: number;
  /** Of a hundred who are asked to enroll or stranded, how many are expected to call. */
  percent: number;
}

/** Calls that the helpdesk can expect, with the share that this rests on, which an admin can change. */
export function CallsAssumption({ calls, percent }: Props) {
  const mayWrite = useMay('policies', 'write');
  const [typed, setTyped] = useState<string | null>(null);
  const settings = useAsk(ConsolePolicySettingsDocument, {}, { enabled: typed !== null });
  const save = useAct(ConsoleSavePolicySettingsDocument, { onDone: () => setTyped(null), onRefused: () => true });
  const share = Number(typed);
  const valid = typed?.trim() !== '' && Number.isInteger(share) && share >= 0 && share <= 100;
  const serviceLogins = settings.data?.policySettings.serviceLogins;
  return (
    <Box>
      About <strong>{count(calls)}</strong> calls to the helpdesk, if {percent} of 100 who are asked call.{' '}
      {mayWrite && typed === null && <Button onClick={() => setTyped(String(percent))}>Change the share</Button>}
      {typed !== null && (
        <Box sx={{ display: 'flex', gap: 1, mt: 1, alignItems: 'start' }}>
          <TextField
            size="small"
            label="Of 100 people, how many call"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            error={!valid || Boolean(save.error)}
            helperText={save.error?.message ?? 'For every preview, not only this one. 0 to 100.'}
            slotProps={{ htmlInput: { inputMode: 'numeric' } }}
          />
          <Button
            variant="outlined"
            loading={save.isPending}
            disabled={!valid || !serviceLogins}
            onClick={() => serviceLogins && save.mutate({ callsPercent: share, serviceLogins })}
          >
            Save
          </Button>
          <Button onClick={() => setTyped(null)}>Cancel</Button>
        </Box>
      )}
    </Box>
  );
}
