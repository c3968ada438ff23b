import Alert from '@mui/material/Alert';
import { Go } from '../display/Go';
import type { PolicyRecord } from './draft';
import { followsSentence } from './rules/words';

/** What a policy follows that nobody edits here, and where its rule is. */
export function ManagedNote({ policy }: { policy: PolicyRecord }) {
  const rule = policy.managedBy;
  if (!rule) return null;
  const group = (policy.active ?? policy.versions[0])?.include[0]?.label ?? null;
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      {followsSentence(group, rule)}{' '}
      {rule.removedAt ? (
        'The rule was removed; what it required is history.'
      ) : (
        <>
          It cannot be edited here: change its members in the directory, or{' '}
          <Go to="/policy-rules" underline="always">
            the rule
          </Go>
          .
        </>
      )}
    </Alert>
  );
}
