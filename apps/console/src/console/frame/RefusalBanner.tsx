import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useState } from 'react';
import {
  ConsolePolicyRefusalsDocument,
  type ConsolePolicyRefusalsQuery,
  ConsoleRollBackRefusingPolicyDocument,
} from '../../generated/graphql';
import { useMay } from '../auth/useMay';
import { useAct } from '../data/useAct';
import { useAsk } from '../data/useAsk';
import { people } from '../display/Figure';
import { Go } from '../display/Go';
import { ReasonDialog } from '../display/ReasonDialog';

type Refusing = NonNullable<ConsolePolicyRefusalsQuery['policyRefusals']>['policies'][number];
const EVERY_MS = 30_000;

function RollBack({ policy, onClose }: { policy: Refusing; onClose: () => void }) {
  const back = useAct(ConsoleRollBackRefusingPolicyDocument, {
    told: ({ rollBackPolicy }) => `${policy.name} is rolled back, as version ${rollBackPolicy.active?.number ?? ''}.`,
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <ReasonDialog
      title={`Roll ${policy.name} back to version ${policy.previousVersion}?`}
      action={`Roll back from version ${policy.version}`}
      danger
      pending={back.isPending}
      error={back.error}
      onCancel={onClose}
      onConfirm={(reason) => back.mutate({ id: policy.id, reason })}
    >
      <div>The content of version {policy.previousVersion} comes into force at once, as a new version. A draft stays.</div>
    </ReasonDialog>
  );
}

/** Stands over every page while policy refuses many of those whose password was right. */
export function RefusalBanner() {
  const decides = useMay('policies', 'write');
  const reads = useMay('policies');
  const { data } = useAsk(ConsolePolicyRefusalsDocument, {}, { every: EVERY_MS, quiet: true, enabled: reads });
  const [rolling, setRolling] = useState<Refusing | null>(null);
  const alarm = data?.policyRefusals;
  if (!alarm) return null;
  return (
    <Alert severity="error" sx={{ mt: 1.5 }}>
      Policy refused {alarm.refused} of {people(alarm.people)} who gave their right password within ten minutes.
      {alarm.policies.map((policy) => (
        <div key={policy.id}>
          <Go to={`/policies/${policy.id}`}>{policy.name}</Go> refused {people(policy.refused)}.{' '}
          {policy.changedSince && 'It was changed since.'}
          {decides && !policy.changedSince && policy.previousVersion !== null && (
            <Button size="small" color="error" onClick={() => setRolling(policy)}>
              Roll back to version {policy.previousVersion}…
            </Button>
          )}
          {!policy.changedSince &&
            policy.version !== null &&
            policy.previousVersion === null &&
            'It has no earlier version: withdraw it.'}
        </div>
      ))}
      {rolling && <RollBack policy={rolling} onClose={() => setRolling(null)} />}
    </Alert>
  );
}
