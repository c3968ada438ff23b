import Box from '@mui/material/Box';
import { ConsoleCoverageDocument } from '../../generated/graphql';
import { useMay } from '../auth/useMay';
import { useAsk } from '../data/useAsk';
import { Ask } from '../display/Ask';
import { count, Figure } from '../display/Figure';
import { auditWhere, Go, peopleWhere } from '../display/Go';
import { Panel } from '../display/Panel';
import { StateChip } from '../display/StateChip';
import { CoverageRing } from './CoverageRing';

/** Enrolled, not enrolled and not required add up to everybody, in the ring and in the numbers. */
export function CoverageCard() {
  const mayPolicies = useMay('policies');
  const mayAudit = useMay('audit');
  const asked = useAsk(ConsoleCoverageDocument, {}, { quiet: true, every: 30_000 });
  return (
    <Panel title="Coverage" aside="Now">
      <Ask asked={asked}>
        {({ coverage }) => {
          const parts = [
            { state: 'ENFORCED', label: 'enrolled', value: coverage.enrolled, color: 'success.light' },
            { state: 'ENABLED', label: 'not enrolled yet', value: coverage.unenrolled, color: 'warning.light' },
            { state: 'DISABLED', label: 'not required', value: coverage.notRequired, color: 'divider' },
          ];
          const share = coverage.required === 0 ? 0 : Math.floor((100 * coverage.enrolled) / coverage.required);
          return (
            <Box sx={{ display: 'flex', gap: 4, alignItems: 'center', flexWrap: 'wrap' }}>
              <CoverageRing parts={parts} total={coverage.people} middle={`${share} %`} under="of required" />
              <Box sx={{ flex: 1, minWidth: 260 }}>
                <Box
                  sx={{
                    display: 'grid',
                    gridTemplateColumns: 'max-content max-content 1fr',
                    columnGap: 2,
                    rowGap: 1,
                    alignItems: 'center',
                  }}
                >
                  {parts.map(({ state, label, value }) => (
                    <Box key={state} sx={{ display: 'contents' }}>
                      <Go
                        to={peopleWhere({ state })}
                        color="inherit"
                        aria-label={`${count(value)} ${label}`}
                        sx={{ textAlign: 'right', fontSize: '1.15rem', fontWeight: 650, fontVariantNumeric: 'tabular-nums' }}
                      >
                        {count(value)}
                      </Go>
                      <StateChip state={state} />
                      <Box sx={{ color: 'text.secondary' }}>{label}</Box>
                    </Box>
                  ))}
                </Box>
                <Box sx={{ display: 'flex', gap: 4, mt: 2, pt: 1.5, borderTop: 1, borderColor: 'divider' }}>
                  <Figure value={coverage.people} label="people" to={peopleWhere({})} />
                  <Figure value={coverage.required} label="required" to={mayPolicies ? '/policies' : undefined} />
                  <Figure
                    value={coverage.signInsToday}
                    label="sign-ins today"
                    to={mayAudit ? auditWhere({ action: 'signin.completed' }) : undefined}
                  />
                </Box>
              </Box>
            </Box>
          );
        }}
      </Ask>
    </Panel>
  );
}
