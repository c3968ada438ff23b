import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import {
  ConsoleDeletePolicyDocument,
  ConsoleDiscardPolicyDraftDocument,
  ConsoleWithdrawPolicyDocument,
} from '../../generated/graphql';
import { useAct } from '../data/useAct';
import { useMay } from '../auth/useMay';
import { people } from '../display/Figure';
import { ReasonDialog } from '../display/ReasonDialog';
import type { PolicyRecord } from './draft';

type Asking = 'withdraw' | 'discard' | 'delete' | null;

/** What can be done to a policy as a whole. Each asks first, names the policy and says how many people it is about. */
export function PolicyActions({ policy }: { policy: PolicyRecord }) {
  const navigate = useNavigate();
  const mayWrite = useMay('policies', 'write');
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  const { id, name } = policy;
  const published = policy.versions.some(({ number }) => number !== null) || policy.state !== 'DRAFT';

  const withdraw = useAct(ConsoleWithdrawPolicyDocument, {
    told: () => `"${name}" was withdrawn.`,
    onDone: close,
    onRefused: () => true,
  });
  const discard = useAct(ConsoleDiscardPolicyDraftDocument, { told: () => 'The draft was discarded.', onDone: close });
  const remove = useAct(ConsoleDeletePolicyDocument, {
    told: () => `"${name}" was deleted.`,
    onDone: () => void navigate('/policies'),
  });

  if (policy.system || policy.managedBy || !mayWrite) return null;
  return (
    <>
      {policy.draft && published && <Button onClick={() => setAsking('discard')}>Discard draft…</Button>}
      {policy.state === 'PUBLISHED' && (
        <Button color="error" onClick={() => setAsking('withdraw')}>
          Withdraw…
        </Button>
      )}
      {!published && (
        <Button color="error" onClick={() => setAsking('delete')}>
          Delete…
        </Button>
      )}
      {asking === 'withdraw' && (
        <ReasonDialog
          title={`Withdraw "${name}"?`}
          action={`Withdraw for ${people(policy.people)}`}
          danger
          pending={withdraw.isPending}
          error={withdraw.error}
          onCancel={close}
          onConfirm={(reason) => withdraw.mutate({ id, reason })}
        >
          <div>
            {people(policy.people)} will no longer be required to use a second step by this policy. Whoever has enrolled keeps
            their methods and is still asked for them.
          </div>
        </ReasonDialog>
      )}
      {asking === 'discard' && (
        <ReasonDialog
          title={`Discard the draft of "${name}"?`}
          action="Discard draft"
          danger
          asksReason={false}
          pending={discard.isPending}
          error={discard.error}
          onCancel={close}
          onConfirm={() => discard.mutate({ id })}
        >
          <div>The changes in the draft are lost. What is in force stays as it is.</div>
        </ReasonDialog>
      )}
      {asking === 'delete' && (
        <ReasonDialog
          title={`Delete "${name}"?`}
          action={`Delete "${name}"`}
          danger
          asksReason={false}
          pending={remove.isPending}
          error={remove.error}
          onCancel={close}
          onConfirm={() => remove.mutate({ id })}
        >
          <div>It was never published, so it requires nobody.</div>
        </ReasonDialog>
      )}
    </>
  );
}
