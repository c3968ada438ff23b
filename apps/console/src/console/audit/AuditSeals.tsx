import SealIcon from '@mui/icons-material/VerifiedUserOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { ConsoleAuditSealsDocument, ConsoleVerifyAuditDocument, type ConsoleVerifyAuditMutation } from '../../generated/graphql';
import { useAct } from '../data/useAct';
import { useAsk } from '../data/useAsk';
import { Ask } from '../display/Ask';
import { CopyText } from '../display/CopyText';
import { count } from '../display/Figure';
import { When } from '../display/When';

const plural = (value: number, word: string) => `${count(value)} ${word}${value === 1 ? '' : 's'}`;

function Verified({ verifyAudit: found }: ConsoleVerifyAuditMutation) {
  return found.ok ? (
    <Alert severity="success" sx={{ mt: 1.5 }}>
      Nothing was altered: {plural(found.seals, 'seal')} over {plural(found.events, 'event')} hold.
    </Alert>
  ) : (
    <Alert severity="error" sx={{ mt: 1.5 }}>
      Seal {found.firstBadSeal} does not hold: {found.reason}
    </Alert>
  );
}

/** Every batch of events is sealed over the seal before it; one changed event breaks all that follow. */
export function AuditSeals() {
  const asked = useAsk(ConsoleAuditSealsDocument, {}, { every: 30_000 });
  const verify = useAct(ConsoleVerifyAuditDocument);
  return (
    <Card component="section" aria-label="Seals" sx={{ px: 2, py: 1.5 }}>
      <Ask asked={asked} rows={1}>
        {({ auditSeals: seals }) => (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'center' }}>
            <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
              <SealIcon fontSize="small" sx={{ color: 'text.secondary' }} />
              {seals.lastNumber === 0 ? 'No seal yet' : <strong>Seal {count(seals.lastNumber)}</strong>}
              {seals.lastSealedAt && <When at={seals.lastSealedAt} />}
            </Box>
            {seals.lastHash && (
              <CopyText text={seals.lastHash} short={`${seals.lastHash.slice(0, 12)}…`} label="hash of the last seal" />
            )}
            <Box sx={{ color: 'text.secondary' }}>
              {plural(seals.sealedEvents, 'event')} sealed, {count(seals.waitingEvents)} waiting for the next seal
            </Box>
            <Box sx={{ flex: 1 }} />
            <Button variant="outlined" loading={verify.isPending} onClick={() => verify.mutate({})}>
              Verify all seals
            </Button>
          </Box>
        )}
      </Ask>
      {verify.data && <Verified {...verify.data} />}
    </Card>
  );
}
