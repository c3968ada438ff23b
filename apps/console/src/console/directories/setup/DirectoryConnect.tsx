import Box from '@mui/material/Box';
import Breadcrumbs from '@mui/material/Breadcrumbs';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { ConsoleCreateDirectoryDocument } from '../../../generated/graphql';
import { useAct } from '../../data/useAct';
import { focusOnMount } from '../../display/focusOnMount';
import { Go } from '../../display/Go';
import { PageHead } from '../../display/PageHead';
import { AccountStep } from './AccountStep';
import { CheckPanel } from './CheckPanel';
import { ConnectProgress } from './ConnectProgress';
import { ConnectStep } from './ConnectStep';
import { inputOf } from './form';
import { KindStep } from './KindStep';
import { MappingStep } from './MappingStep';
import { PeopleStep } from './PeopleStep';
import { ScheduleStep } from './ScheduleStep';
import { ServerStep } from './ServerStep';
import { type StepId, stepOfField, steps } from './steps';
import { useAskBeforeLeaving } from './useAskBeforeLeaving';
import { SetupContext, useNewSetup } from './useSetup';

const pages: Readonly<Record<StepId, React.ComponentType>> = {
  kind: KindStep,
  server: ServerStep,
  account: AccountStep,
  people: PeopleStep,
  mapping: MappingStep,
  schedule: ScheduleStep,
  connect: ConnectStep,
};

/** From nothing to a directory that is being read, with a check at every step. */
export function DirectoryConnect() {
  const setup = useNewSetup(null);
  const navigate = useNavigate();
  const [at, setAt] = useState(0);
  const [reached, setReached] = useState(0);
  const { release, question } = useAskBeforeLeaving(setup.changed, 'Leave without connecting?');
  const connect = useAct(ConsoleCreateDirectoryDocument, {
    told: ({ createDirectory }) => `${createDirectory.name} is connected, and being read for the first time.`,
    onDone: ({ createDirectory }) => {
      release();
      void navigate(`/directories/${createDirectory.id}/show`);
    },
    onRefused: (error) => {
      setup.refuse(error);
      const step = error.field ? stepOfField(error.field) : -1;
      if (step >= 0) setAt(step);
      return true;
    },
  });
  const step = steps[at] ?? steps[0];
  const last = at === steps.length - 1;
  const Page = pages[step.id];
  const go = (next: number) => {
    setAt(next);
    setReached(Math.max(reached, next));
  };
  const submit = () => (last ? connect.mutate({ input: inputOf(setup.form) }) : go(at + 1));
  return (
    <SetupContext value={setup}>
      <Breadcrumbs sx={{ mt: 2, mb: -1, fontSize: '0.8rem' }}>
        <Go to="/directories">Directories</Go>
        <span>Connect</span>
      </Breadcrumbs>
      <PageHead title="Connect a directory" about="Tessera reads it; it cannot write to it." />
      <ConnectProgress at={at} reached={reached} onGo={go} />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { md: at > 0 ? 'minmax(0, 5fr) minmax(0, 4fr)' : 'minmax(0, 1fr)' },
        }}
      >
        <Card
          component="form"
          onSubmit={(event: React.FormEvent) => {
            event.preventDefault();
            submit();
          }}
          sx={{ p: 2, display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}
        >
          <Typography key={step.id} variant="h2" tabIndex={-1} ref={focusOnMount} sx={{ outline: 'none' }}>
            {step.heading}
          </Typography>
          <Page />
          <Box sx={{ display: 'flex', gap: 1, justifyContent: 'space-between' }}>
            <Button size="medium" disabled={at === 0} onClick={() => go(at - 1)}>
              Back
            </Button>
            <Button
              type="submit"
              variant="contained"
              size="medium"
              loading={connect.isPending}
              disabled={last && !setup.check.fresh?.ok}
            >
              {last ? `Connect ${setup.form.name}` : 'Next'}
            </Button>
          </Box>
        </Card>
        {at > 0 && <CheckPanel />}
      </Box>
      {question}
    </SetupContext>
  );
}
