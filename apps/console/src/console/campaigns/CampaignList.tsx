import AddIcon from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { Link } from 'react-router-dom';
import { ConsoleCampaignsDocument } from '../../generated/graphql';
import { useMay } from '../auth/useMay';
import { useAsk } from '../data/useAsk';
import { Ask, Nothing } from '../display/Ask';
import { count } from '../display/Figure';
import { Go } from '../display/Go';
import { PageHead } from '../display/PageHead';
import { SmallTable } from '../display/SmallTable';
import { campaignStates, dayOf, percent } from './states';

export function CampaignList() {
  const asked = useAsk(ConsoleCampaignsDocument, {});
  const decides = useMay('campaigns', 'write');
  return (
    <>
      <PageHead
        title="Campaigns"
        about="Asking people by mail to set up their second step by a date. A campaign asks; policies require."
      >
        {decides && (
          <Button component={Link} to="/campaigns/create" variant="contained" startIcon={<AddIcon />}>
            Begin a campaign
          </Button>
        )}
      </PageHead>
      <Card sx={{ overflowX: 'auto' }}>
        <Ask asked={asked}>
          {({ campaigns }) =>
            campaigns.length === 0 ? (
              <Nothing title="No campaign yet">Begin one before a policy bites: most people enroll when they are asked.</Nothing>
            ) : (
              <SmallTable
                label="Campaigns"
                rows={campaigns}
                columns={[
                  { head: 'Campaign', render: ({ id, name }) => <Go to={`/campaigns/${id}/show`}>{name}</Go> },
                  { head: 'Asks', render: ({ asks }) => asks },
                  { head: 'State', render: ({ state }) => campaignStates[state] ?? state },
                  { head: 'By', render: ({ dueAt }) => dayOf(dueAt) },
                  { head: 'People', align: 'right', render: ({ people }) => count(people) },
                  { head: 'Enrolled', align: 'right', render: ({ done, people }) => percent(done, people) },
                  { head: 'Left', align: 'right', render: ({ done, people }) => count(people - done) },
                ]}
              />
            )
          }
        </Ask>
      </Card>
    </>
  );
}
