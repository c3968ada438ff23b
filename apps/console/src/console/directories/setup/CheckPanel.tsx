import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Panel } from '../../display/Panel';
import { CertificateCard } from './CertificateCard';
import { accountRefused, judged, saidOf } from './check';
import { CheckSteps } from './CheckSteps';
import { RightsWarning } from './RightsWarning';
import { useSetup } from './useSetup';
import { stepWords } from './words';

/** Tries the settings against the server, step by step, and shows what each step found. */
export function CheckPanel() {
  const { check, form, directory, otherError } = useSetup();
  const { last, pending, outdated, run } = check;
  const steps = last && judged(last.steps, saidOf(form, directory !== null));
  const failed = steps?.find(({ ok }) => ok === false);
  const says = pending
    ? 'Asking the server…'
    : !steps
      ? 'Seven steps, from reaching the server to the rights of the account. Nothing is changed anywhere.'
      : outdated
        ? 'The settings have changed since this check.'
        : failed
          ? `Failed at: ${stepWords[failed.step] ?? failed.step}.`
          : last.ok
            ? 'Everything works.'
            : 'So far it works.';
  return (
    <Panel
      title="Check"
      aside={
        <Button variant="outlined" loading={pending} onClick={() => run()}>
          {last ? 'Check again' : 'Check'}
        </Button>
      }
    >
      <Box component="output" sx={{ display: 'block', color: 'text.secondary', mb: 1 }}>
        {says}
      </Box>
      {otherError && <Alert severity="error">{otherError}</Alert>}
      {steps && <CheckSteps steps={steps} dim={outdated || pending} />}
      {last && outdated && accountRefused(last) && (
        <Box sx={{ color: 'text.secondary', mt: 1 }}>The account is not tried again by itself, so that it is not locked.</Box>
      )}
      {last?.certificate && <CertificateCard certificate={last.certificate} />}
      <RightsWarning rights={last?.rights} sx={{ mt: 2 }} />
    </Panel>
  );
}
