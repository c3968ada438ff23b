import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import type { ConsoleExplanationFragment } from '../../generated/graphql';
import { useMay } from '../auth/useMay';
import { Go } from '../display/Go';
import { methodNames } from '../display/methods';
import { StateChip } from '../display/StateChip';
import { When } from '../display/When';

type Explained = ConsoleExplanationFragment;
type Told = Pick<Explained['unmatched'][number], 'policyId' | 'policyName' | 'versionNumber' | 'path' | 'observes' | 'change'>;

const Path = ({ path }: { path: readonly string[] }) => (
  <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, flexWrap: 'wrap', alignItems: 'center' }}>
    {path.map((name, step) => (
      <Box component="span" key={`${step} ${name}`} sx={{ display: 'inline-flex', gap: 0.5, alignItems: 'center' }}>
        {step > 0 && <span aria-hidden>→</span>}
        <Chip size="small" label={name} sx={{ borderRadius: 1.5 }} />
      </Box>
    ))}
  </Box>
);

function Policy({ policy, children }: { policy: Told; children: React.ReactNode }) {
  const mayRead = useMay('policies');
  return (
    <li>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <strong>{mayRead ? <Go to={`/policies/${policy.policyId}`}>{policy.policyName}</Go> : policy.policyName}</strong>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          version {policy.versionNumber}
        </Box>
        {policy.observes && <Chip size="small" variant="outlined" label="Only observes" />}
      </Box>
      {children}
      <Path path={policy.path} />
      {policy.change && <Box sx={{ color: 'text.secondary' }}>What would change it: {policy.change}</Box>}
    </li>
  );
}

const list = { listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 } as const;

/** State, each policy that matched and each that did not, and what would change it. */
export const ExplanationView = ({ explanation }: { explanation: Explained }) => (
  <Box sx={{ display: 'grid', gap: 2 }}>
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
      <StateChip state={explanation.state} /> {explanation.sentence}
    </Box>
    {explanation.exception && (
      <Alert severity="info">
        A temporary exception runs to <When at={explanation.exception.endsAt} />: {explanation.exception.reason} (
        {explanation.exception.owner} answers for it).
      </Alert>
    )}
    <Box>
      <Typography variant="h3" sx={{ fontSize: '1rem', mb: 1 }}>
        Policies that match ({explanation.matched.length})
      </Typography>
      <Box component="ul" aria-label="Policies that match" sx={list}>
        {explanation.matched.map((policy) => (
          <Policy key={`${policy.versionId} ${policy.label} ${policy.path.join('/')}`} policy={policy}>
            <div>{policy.label}</div>
          </Policy>
        ))}
      </Box>
    </Box>
    <Box>
      <Typography variant="h3" sx={{ fontSize: '1rem', mb: 1 }}>
        Policies that do not match ({explanation.unmatched.length})
      </Typography>
      <Box component="ul" aria-label="Policies that do not match" sx={list}>
        {explanation.unmatched.map((policy) => (
          <Policy key={policy.versionId} policy={policy}>
            <div>{policy.sentence}</div>
          </Policy>
        ))}
      </Box>
    </Box>
    {explanation.methods.length > 0 && (
      <div>Methods that may be used: {explanation.methods.map((method) => methodNames[method]).join('; ')}.</div>
    )}
  </Box>
);
