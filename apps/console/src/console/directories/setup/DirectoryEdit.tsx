import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Breadcrumbs from '@mui/material/Breadcrumbs';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { ConsoleUpdateDirectoryDocument } from '../../../generated/graphql';
import { useAct } from '../../data/useAct';
import { Ask, Nothing } from '../../display/Ask';
import { Go } from '../../display/Go';
import { PageHead } from '../../display/PageHead';
import { Panel } from '../../display/Panel';
import { ReasonDialog } from '../../display/ReasonDialog';
import { type Directory, useDirectory } from '../useDirectories';
import { AccountStep } from './AccountStep';
import { CheckPanel } from './CheckPanel';
import { inputOf } from './form';
import { MappingStep } from './MappingStep';
import { NameInput } from './NameInput';
import { PeopleStep } from './PeopleStep';
import { ScheduleStep } from './ScheduleStep';
import { ServerStep } from './ServerStep';
import { stepOfField } from './steps';
import { useAskBeforeLeaving } from './useAskBeforeLeaving';
import { SetupContext, useNewSetup } from './useSetup';

const sections = [
  ['Name', NameInput],
  ['Servers', ServerStep],
  ['Account', AccountStep],
  ['Where people are', PeopleStep],
  ['Mapping', MappingStep],
  ['Schedule', ScheduleStep],
] as const;

function Editor({ directory }: { directory: Directory }) {
  const setup = useNewSetup(directory);
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const { release, question } = useAskBeforeLeaving(setup.changed, `Leave ${directory.name} unchanged?`);
  const save = useAct(ConsoleUpdateDirectoryDocument, {
    told: ({ updateDirectory }) => `${updateDirectory.name} was changed.`,
    onDone: () => {
      release();
      void navigate(`/directories/${directory.id}/show`);
    },
    onRefused: (error) => {
      setup.refuse(error);
      const ofInput = error.code === 'directory_password_needed' || (error.field !== null && stepOfField(error.field) >= 0);
      if (ofInput) setAsking(false);
      return true;
    },
  });
  const failed = setup.check.fresh && !setup.check.fresh.ok;
  return (
    <SetupContext value={setup}>
      <Box
        component="form"
        onSubmit={(event: React.FormEvent) => {
          event.preventDefault();
          setAsking(true);
        }}
        sx={{ display: 'grid', gap: 2, alignItems: 'start', gridTemplateColumns: { md: 'minmax(0, 5fr) minmax(0, 4fr)' } }}
      >
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          {sections.map(([title, Section]) => (
            <Panel key={title} title={title}>
              <Box sx={{ display: 'grid', gap: 2, pt: 0.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
                <Section />
              </Box>
            </Panel>
          ))}
        </Box>
        <Box sx={{ display: 'grid', gap: 2, position: { md: 'sticky' }, top: 64 }}>
          <CheckPanel />
          <Button type="submit" variant="contained" size="medium" disabled={!setup.changed} sx={{ justifySelf: 'start' }}>
            Save changes…
          </Button>
        </Box>
      </Box>
      {asking && (
        <ReasonDialog
          title={`Change ${directory.name}?`}
          action={`Change ${directory.name}`}
          pending={save.isPending}
          error={save.error}
          onCancel={() => setAsking(false)}
          onConfirm={(reason) => save.mutate({ id: directory.id, input: inputOf(setup.form), reason })}
        >
          {failed && <Alert severity="warning">The check failed with these settings. Until they work, nobody is read.</Alert>}
          <div>
            When the servers, the base, a filter or the mapping change, the next run reads everything. If many people would go
            missing by it, it is held for an admin first.
          </div>
        </ReasonDialog>
      )}
      {question}
    </SetupContext>
  );
}

const elsewhere: Readonly<Record<string, string>> = {
  environment: 'It is set by the LDAP_… variables of the server. Change them there, and start it again.',
  demo: 'The demo directory comes as it is.',
};

export function DirectoryEdit() {
  const { id = '' } = useParams();
  return (
    <Ask asked={useDirectory(id)} rows={10}>
      {({ directory }) =>
        directory ? (
          <>
            <Breadcrumbs sx={{ mt: 2, mb: -1, fontSize: '0.8rem' }}>
              <Go to="/directories">Directories</Go>
              <Go to={`/directories/${directory.id}/show`}>{directory.name}</Go>
              <span>Change</span>
            </Breadcrumbs>
            <PageHead title={`Change ${directory.name}`} about="Tessera reads it; it cannot write to it." />
            {directory.source === 'console' ? (
              <Editor key={directory.id} directory={directory} />
            ) : (
              <Nothing title="This directory cannot be changed here">{elsewhere[directory.source]}</Nothing>
            )}
          </>
        ) : (
          <Nothing title="No directory with this id">
            It may have been removed. <Go to="/directories">See all directories</Go>.
          </Nothing>
        )
      }
    </Ask>
  );
}
