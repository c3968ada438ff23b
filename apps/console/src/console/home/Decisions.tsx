import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import { ConsoleOpenFraudDocument, ConsolePolicyCountDocument } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';
import { people } from '../display/Figure';
import { useDirectories } from '../directories/useDirectories';

interface Decision {
  key: string;
  severity: 'error' | 'warning' | 'info';
  text: string;
  to: string;
  action: string;
}

/** Everything that waits for an admin, most urgent first. Nothing waiting: nothing shown. */
function useDecisions(): Decision[] {
  const directories = useDirectories().data?.directories ?? [];
  const policies = useAsk(ConsolePolicyCountDocument, {}).data?.policies;
  const made = policies?.items.filter(({ system }) => !system) ?? [];
  const found: Decision[] = [];

  const blocked = useAsk(ConsoleOpenFraudDocument, {}).data?.fraudReports.total ?? 0;
  if (blocked > 0) {
    const text =
      blocked === 1
        ? 'One fraud report waits: the account is blocked.'
        : `${blocked} fraud reports wait: the accounts are blocked.`;
    found.push({ key: 'fraud', severity: 'error', text, to: '/fraud?filter=%7B%22open%22%3Atrue%7D', action: 'Look at it' });
  }

  for (const { name, lastRun } of directories) {
    if (!lastRun) continue;
    const to = `/sync-runs/${lastRun.id}/show`;
    if (lastRun.state === 'HELD') {
      const why = lastRun.missing > 0 ? `${people(lastRun.missing)} would go missing.` : (lastRun.errorMessage ?? '');
      const text = `A sync of ${name} is held: ${why} Nobody was changed.`;
      found.push({ key: lastRun.id, severity: 'warning', text, to, action: 'Decide' });
    }
    if (lastRun.state === 'FAILED') {
      const text = `The last sync of ${name} failed: ${lastRun.errorMessage ?? lastRun.errorCode}`;
      found.push({ key: lastRun.id, severity: 'error', text, to, action: 'See the cure' });
    }
  }
  if (policies && made.length === 0) {
    const text = 'No policy yet: nobody but console operators is asked for a second step.';
    found.push({ key: 'first', severity: 'info', text, to: '/policies/create', action: 'Make your first policy' });
  }
  for (const { id, name, draft } of made) {
    if (draft)
      found.push({
        key: id,
        severity: 'info',
        text: `The policy "${name}" has a draft that is not in force.`,
        to: `/policies/${id}`,
        action: 'Look at it',
      });
  }
  return found;
}

export function Decisions() {
  const decisions = useDecisions();
  if (decisions.length === 0) return null;
  return (
    <Box component="section" aria-label="Needs a decision" sx={{ display: 'grid', gap: 1 }}>
      {decisions.map(({ key, severity, text, to, action }) => (
        <Alert
          key={key}
          severity={severity}
          variant="outlined"
          action={
            <Button component={Link} to={to} color="inherit" variant="outlined">
              {action}
            </Button>
          }
          sx={{ alignItems: 'center', bgcolor: 'background.paper' }}
        >
          {text}
        </Alert>
      ))}
    </Box>
  );
}
