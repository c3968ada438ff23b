import NotReachedIcon from '@mui/icons-material/RadioButtonUnchecked';
import FailedIcon from '@mui/icons-material/CancelOutlined';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import Box from '@mui/material/Box';
import { count } from '../../display/numbers';
import { monoFont } from '../../theme';
import type { CheckStep } from './check';
import { stepWords } from './words';

const looks = {
  done: { icon: <DoneIcon fontSize="small" titleAccess="Works" />, color: 'success.main' },
  failed: { icon: <FailedIcon fontSize="small" titleAccess="Failed" />, color: 'error.main' },
  notReached: { icon: <NotReachedIcon fontSize="small" titleAccess="Not reached" />, color: 'text.secondary' },
} as const;

function OneStep({ step, ok, message, cure, code, detail, milliseconds }: CheckStep) {
  const look = ok === null || ok === undefined ? looks.notReached : ok ? looks.done : looks.failed;
  return (
    <Box component="li" data-step={step} sx={{ display: 'flex', gap: 1, py: 0.75 }}>
      <Box component="span" sx={{ color: look.color, display: 'inline-flex', mt: '1px' }}>
        {look.icon}
      </Box>
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box sx={{ fontWeight: ok === false ? 600 : undefined, color: look === looks.notReached ? look.color : undefined }}>
          {stepWords[step] ?? step}
        </Box>
        {look === looks.notReached ? (
          <Box sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>{message || 'Not reached.'}</Box>
        ) : (
          <Box sx={{ color: ok ? 'text.secondary' : 'error.main', fontSize: '0.8rem' }}>{message}</Box>
        )}
        {ok === false && (
          <>
            {cure && <Box sx={{ mt: 0.25 }}>{cure}</Box>}
            <Box component="code" sx={{ fontFamily: monoFont, fontSize: '0.75rem', color: 'text.secondary' }}>
              {[code, detail].filter(Boolean).join(' · ')}
            </Box>
          </>
        )}
      </Box>
      {milliseconds !== null && milliseconds !== undefined && (
        <Box sx={{ color: 'text.secondary', fontSize: '0.8rem', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
          {count(milliseconds)} ms
        </Box>
      )}
    </Box>
  );
}

export const CheckSteps = ({ steps, dim }: { steps: readonly CheckStep[]; dim: boolean }) => (
  <Box
    component="ol"
    aria-label="Steps of the check"
    sx={{ listStyle: 'none', m: 0, p: 0, borderLeft: dim ? 3 : 0, borderColor: 'divider', pl: dim ? 1.5 : 0 }}
  >
    {steps.map((step) => (
      <OneStep key={step.step} {...step} />
    ))}
  </Box>
);
