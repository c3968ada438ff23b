import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Step from '@mui/material/Step';
import StepButton from '@mui/material/StepButton';
import Stepper from '@mui/material/Stepper';
import { steps } from './steps';

interface Props {
  at: number;
  /** The furthest step that was opened; those behind it wait. */
  reached: number;
  onGo: (at: number) => void;
}

/** Where one is; on a narrow screen as a sentence. */
export const ConnectProgress = ({ at, reached, onGo }: Props) => (
  <Box component="nav" aria-label="Steps" sx={{ mb: 2 }}>
    <Box sx={{ display: { xs: 'none', md: 'block' } }}>
      <Stepper nonLinear activeStep={at}>
        {steps.map(({ id, title }, step) => (
          <Step key={id} completed={step < reached && step !== at} disabled={step > reached}>
            <StepButton onClick={() => onGo(step)}>{title}</StepButton>
          </Step>
        ))}
      </Stepper>
    </Box>
    <Box sx={{ display: { md: 'none' } }}>
      <Box sx={{ color: 'text.secondary', mb: 0.5 }}>
        Step {at + 1} of {steps.length}: {steps[at]?.title}
      </Box>
      <LinearProgress variant="determinate" value={(100 * (at + 1)) / steps.length} aria-label="Steps done" />
    </Box>
  </Box>
);
