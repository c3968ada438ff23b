import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { count, people } from '../../display/Figure';
import { methodWords } from '../../display/methods';
import { SmallTable } from '../../display/SmallTable';
import { When } from '../../display/When';
import { termSentences } from '../termSentences';
import type { RuleAct } from './RuleList';
import { type Rule, ruleWords } from './words';

interface Props {
  rules: readonly Rule[];
  /** Null: to read only. */
  onAct: ((act: RuleAct) => void) | null;
}

const small = { color: 'text.secondary', fontSize: '0.8rem' } as const;

const Which = ({ rule }: { rule: Rule }) => (
  <>
    <Box sx={{ overflowWrap: 'anywhere' }}>{ruleWords(rule).replace(/^./, (first) => first.toUpperCase())}</Box>
    <Box sx={small}>{rule.directoryName}</Box>
    {rule.problem && (
      <Alert severity="warning" sx={{ mt: 1 }}>
        The directory could not say which groups match; its last answer holds. {rule.problem}
      </Alert>
    )}
  </>
);

export const RuleTable = ({ rules, onAct }: Props) => (
  <SmallTable
    label="Rules"
    rows={rules}
    columns={[
      { head: 'Groups of the directory', render: (rule) => <Which rule={rule} /> },
      {
        head: 'Demands',
        render: ({ methods, terms }) => (
          <>
            {methods.map((method) => methodWords[method]).join(', ')}
            <Box sx={small}>{termSentences(terms).join(' ')}</Box>
          </>
        ),
      },
      { head: 'Groups now', align: 'right', render: ({ groups }) => count(groups) },
      { head: 'Requires', align: 'right', render: (rule) => <Box sx={{ whiteSpace: 'nowrap' }}>{people(rule.people)}</Box> },
      {
        head: 'Last changed',
        render: ({ madeBy, reason, updatedAt }) => (
          <>
            <When at={updatedAt} /> by {madeBy}
            <Box sx={small}>{reason}</Box>
          </>
        ),
      },
      ...(onAct
        ? [
            {
              head: 'Change',
              align: 'right' as const,
              render: (rule: Rule) => (
                <Box sx={{ whiteSpace: 'nowrap' }}>
                  <Button onClick={() => onAct({ act: 'edit', rule })} aria-label={`Change the rule about ${ruleWords(rule)}`}>
                    Change…
                  </Button>
                  <Button
                    color="error"
                    onClick={() => onAct({ act: 'remove', rule })}
                    aria-label={`Remove the rule about ${ruleWords(rule)}`}
                  >
                    Remove…
                  </Button>
                </Box>
              ),
            },
          ]
        : []),
    ]}
  />
);
