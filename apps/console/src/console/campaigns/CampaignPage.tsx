import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { type ConsoleCampaignFragment, ConsoleCampaignDocument, ConsoleStopCampaignDocument } from '../../generated/graphql';
import { useMay } from '../auth/useMay';
import { useAct } from '../data/useAct';
import { useAsk } from '../data/useAsk';
import { Ask, Nothing } from '../display/Ask';
import { Figure, people } from '../display/Figure';
import { PageHead } from '../display/PageHead';
import { Panel } from '../display/Panel';
import { ReasonDialog } from '../display/ReasonDialog';
import { CampaignCurve } from './CampaignCurve';
import { CampaignPeople } from './CampaignPeople';
import { campaignStates, dayOf } from './states';

const EVERY_MS = 60_000;

function CampaignStop({ campaign, onClose }: { campaign: ConsoleCampaignFragment; onClose: () => void }) {
  const stop = useAct(ConsoleStopCampaignDocument, {
    told: () => `${campaign.name} is stopped: no more mails leave.`,
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <ReasonDialog
      title={`Stop ${campaign.name}?`}
      action={`Ask ${people(campaign.people - campaign.done)} no more`}
      danger
      pending={stop.isPending}
      error={stop.error}
      onCancel={onClose}
      onConfirm={(reason) => stop.mutate({ id: campaign.id, reason })}
    >
      <div>No more mails leave. What policies require stays as it is.</div>
    </ReasonDialog>
  );
}

function CampaignShown({ campaign }: { campaign: ConsoleCampaignFragment }) {
  const decides = useMay('campaigns', 'write');
  const [stopping, setStopping] = useState(false);
  const { id, name, asks, state, dueAt, createdBy, done, withoutMail, people: all } = campaign;
  return (
    <>
      <PageHead
        title={name}
        mark={<Chip size="small" variant="outlined" label={campaignStates[state] ?? state} />}
        about={`Asks ${asks} to enroll by ${dayOf(dueAt)}. Begun by ${createdBy}.`}
      >
        {decides && state === 'RUNNING' && (
          <Button color="error" variant="outlined" onClick={() => setStopping(true)}>
            Stop…
          </Button>
        )}
      </PageHead>
      {campaign.stoppedBy && (
        <Alert severity="info" sx={{ mb: 2 }}>
          Stopped by {campaign.stoppedBy}: {campaign.stopReason}
        </Alert>
      )}
      <Panel title="Progress" sx={{ mb: 2 }}>
        <Box sx={{ display: 'flex', gap: 4, flexWrap: 'wrap', mb: 2 }}>
          <Figure value={all} label="asked" />
          <Figure value={done} label="enrolled" />
          <Figure value={all - done} label="left" />
          {withoutMail > 0 && <Figure value={withoutMail} label="left without an address" />}
        </Box>
        <CampaignCurve campaign={campaign} />
      </Panel>
      <Panel title="People">
        <CampaignPeople id={id} over={state === 'OVER'} />
      </Panel>
      {stopping && <CampaignStop campaign={campaign} onClose={() => setStopping(false)} />}
    </>
  );
}

export function CampaignPage() {
  const { id = '' } = useParams();
  const asked = useAsk(ConsoleCampaignDocument, { id }, { every: EVERY_MS });
  return (
    <Ask asked={asked}>
      {({ campaign }) => (campaign ? <CampaignShown campaign={campaign} /> : <Nothing title="This campaign does not exist" />)}
    </Ask>
  );
}
