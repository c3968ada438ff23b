import AddIcon from '@mui/icons-material/Add';
import DirectoryIcon from '@mui/icons-material/LanOutlined';
import LockIcon from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { DataTable, ListBase, Pagination, useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay } from '../auth/useMay';
import { Failed, Nothing, Waiting } from '../display/Ask';
import { people } from '../display/Figure';
import { Go } from '../display/Go';
import { methodWords } from '../display/methods';
import { PageHead } from '../display/PageHead';
import { RowKeys } from '../display/RowKeys';
import { StateChip } from '../display/StateChip';
import { When } from '../display/When';
import { ConditionChips } from './ConditionChips';
import type { PolicyRow } from './draft';
import { ManagedBadge } from './ManagedBadge';
import { PolicySearch } from './PolicySearch';
import { ruleWords } from './rules/words';

const Col = DataTable.Col<PolicyRow>;

const shownVersion = (policy: PolicyRow) => policy.active ?? policy.draft;

const Name = ({ policy }: { policy: PolicyRow }) => (
  <>
    <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
      <Go to={`/policies/${policy.id}`} data-row-link>
        {policy.name}
      </Go>
      {policy.system && <LockIcon titleAccess="Built in, cannot be changed" sx={{ fontSize: '1rem', color: 'text.secondary' }} />}
      <ManagedBadge policy={policy} />
    </Box>
    <Box sx={{ color: 'text.secondary', fontSize: '0.8rem', overflowWrap: 'anywhere' }}>
      {policy.managedBy ? `By the rule about ${ruleWords(policy.managedBy)}` : shownVersion(policy)?.description}
    </Box>
  </>
);

const Who = ({ policy }: { policy: PolicyRow }) => {
  const version = shownVersion(policy);
  return (
    <>
      <ConditionChips conditions={version?.include ?? []} none="Nobody" />
      {version && version.exclude.length > 0 && (
        <Box sx={{ mt: 0.5, color: 'text.secondary' }}>
          except <ConditionChips conditions={version.exclude} none="" />
        </Box>
      )}
    </>
  );
};

const State = ({ policy }: { policy: PolicyRow }) => (
  <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
    <StateChip state={policy.state} />
    {policy.active && policy.draft && <Box sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>with a draft</Box>}
  </Box>
);

const NewPolicy = ({ first }: { first?: boolean }) => (
  <Button component={Link} to="/policies/create" variant="contained" startIcon={<AddIcon />}>
    {first ? 'Make your first policy' : 'New policy'}
  </Button>
);

function PolicyTable() {
  const { error, refetch, isPending, filterValues } = useListContext();
  const mayWrite = useMay('policies', 'write');
  if (error) return <Failed error={error} onRetry={refetch} />;
  if (isPending) return <Waiting rows={6} />;
  const empty = filterValues['search'] ? (
    <Nothing title="No policy with that name" />
  ) : (
    <Nothing title="No policy yet: nobody is asked for a second step">{mayWrite && <NewPolicy first />}</Nothing>
  );
  return (
    <RowKeys>
      <DataTable<PolicyRow> bulkActionButtons={false} rowClick="edit" empty={empty}>
        <Col source="name" label="Policy" render={(policy) => <Name policy={policy} />} />
        <Col label="Who" disableSort render={(policy) => <Who policy={policy} />} />
        <Col
          label="Methods"
          disableSort
          render={(policy) =>
            shownVersion(policy)
              ?.methods.map((method) => methodWords[method])
              .join(', ')
          }
        />
        <Col label="Requires" disableSort render={(policy) => people(policy.people)} cellSx={() => ({ whiteSpace: 'nowrap' })} />
        <Col label="State" disableSort render={(policy) => <State policy={policy} />} />
        <Col source="updatedAt" label="Changed" render={(policy) => <When at={policy.updatedAt} />} />
      </DataTable>
      <Pagination rowsPerPageOptions={[25, 50]} />
    </RowKeys>
  );
}

export function PolicyList() {
  const mayWrite = useMay('policies', 'write');
  return (
    <ListBase storeKey={false} perPage={25} sort={{ field: 'name', order: 'ASC' }}>
      <PageHead
        title="Policies"
        about="A policy says who must use a second step, and with which methods. A draft requires nobody until it is published."
      >
        <Button component={Link} to="/policy-rules" startIcon={<DirectoryIcon />}>
          From the directory
        </Button>
        {mayWrite && <NewPolicy />}
      </PageHead>
      <PolicySearch />
      <Card>
        <PolicyTable />
      </Card>
    </ListBase>
  );
}
