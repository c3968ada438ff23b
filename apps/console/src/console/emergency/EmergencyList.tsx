import AddIcon from '@mui/icons-material/Add';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { useState } from 'react';
import {
  ConsoleEmergencyAccountsDocument,
  type ConsoleEmergencyAccountsQuery,
  ConsoleRemoveEmergencyAccountDocument,
} from '../../generated/graphql';
import { useMay } from '../auth/useMay';
import { useAct } from '../data/useAct';
import { useAsk } from '../data/useAsk';
import { Ask, Nothing } from '../display/Ask';
import { PageHead } from '../display/PageHead';
import { ReasonDialog } from '../display/ReasonDialog';
import { SmallTable } from '../display/SmallTable';
import { useNow } from '../display/useNow';
import { When } from '../display/When';
import { EmergencyMake } from './EmergencyMake';

type Account = ConsoleEmergencyAccountsQuery['emergencyAccounts']['items'][number];

const states: Readonly<Record<string, string>> = {
  READY: 'Ready',
  UNFINISHED: 'Unfinished: its app was not proven, so it opens nothing. Remove it and make it again.',
  NO_FACTOR: 'Its app is gone, so it opens nothing. Remove it and make it again.',
};

function EmergencyRemove({ account, onClose }: { account: Account; onClose: () => void }) {
  const remove = useAct(ConsoleRemoveEmergencyAccountDocument, {
    told: () => `${account.login} is removed.`,
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <ReasonDialog
      title={`Remove the emergency account ${account.login}?`}
      action={`Remove ${account.login} and tell all admins`}
      danger
      pending={remove.isPending}
      error={remove.error}
      onCancel={onClose}
      onConfirm={(reason) => remove.mutate({ id: account.id, reason })}
    >
      <div>Its sessions end at once, and its sealed password opens nothing any more.</div>
    </ReasonDialog>
  );
}

function Drill({ account }: { account: Account }) {
  const now = useNow();
  if (!account.drillDueAt) return <>–</>;
  const overdue = Date.parse(account.drillDueAt) <= now;
  return (
    <Box sx={overdue ? { color: 'error.main', fontWeight: 600 } : undefined}>
      {overdue ? 'Overdue since ' : 'Due '}
      <When at={account.drillDueAt} />
    </Box>
  );
}

export function EmergencyList() {
  const asked = useAsk(ConsoleEmergencyAccountsDocument, {});
  const decides = useMay('emergency', 'write');
  const [making, setMaking] = useState(false);
  const [removing, setRemoving] = useState<Account | null>(null);
  const found = asked.data?.emergencyAccounts;
  return (
    <>
      <PageHead
        title="Emergency accounts"
        about="Sealed ways in for an admin that need no directory. Every use tells all admins."
      >
        {decides && (
          <Button
            variant="contained"
            startIcon={<AddIcon />}
            disabled={!found || found.items.length >= found.most}
            onClick={() => setMaking(true)}
          >
            Make an account
          </Button>
        )}
      </PageHead>
      {found && (
        <Alert severity="info" variant="outlined" sx={{ mb: 2 }}>
          There may be {found.most}. Keep password and app in two places. Sign in with each at least every {found.drillDays} days:
          that is the drill, and admins are reminded.
        </Alert>
      )}
      <Card sx={{ overflowX: 'auto' }}>
        <Ask asked={asked}>
          {({ emergencyAccounts: { items } }) =>
            items.length === 0 ? (
              <Nothing title="No emergency account">
                When the directory is down, or policy shuts every admin out, nobody could sign in. Make two.
              </Nothing>
            ) : (
              <SmallTable
                label="Emergency accounts"
                rows={items}
                columns={[
                  { head: 'Name', render: ({ login }) => <strong>{login}</strong> },
                  { head: 'State', render: ({ state }) => states[state] ?? state },
                  { head: 'Last used', render: ({ lastUsedAt }) => <When at={lastUsedAt} /> },
                  { head: 'Drill', render: (account) => <Drill account={account} /> },
                  {
                    head: 'Made',
                    render: ({ createdAt, createdBy, reason }) => (
                      <>
                        <When at={createdAt} /> by {createdBy}
                        <Box sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>{reason}</Box>
                      </>
                    ),
                  },
                  ...(decides
                    ? [
                        {
                          head: 'Change',
                          render: (account: Account) => (
                            <Button color="error" onClick={() => setRemoving(account)} aria-label={`Remove ${account.login}`}>
                              Remove…
                            </Button>
                          ),
                        },
                      ]
                    : []),
                ]}
              />
            )
          }
        </Ask>
      </Card>
      {making && <EmergencyMake onClose={() => setMaking(false)} />}
      {removing && <EmergencyRemove account={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}
