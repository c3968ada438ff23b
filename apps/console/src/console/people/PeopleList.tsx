import Card from '@mui/material/Card';
import { DataTable, ListBase, Pagination, useListContext } from 'react-admin';
import { Failed, Nothing, Waiting } from '../display/Ask';
import { Go } from '../display/Go';
import { PageHead } from '../display/PageHead';
import { RowKeys } from '../display/RowKeys';
import { StateChip } from '../display/StateChip';
import { When } from '../display/When';
import { MethodWords } from './MethodWords';
import { NameCell } from './NameCell';
import { PeopleFilters } from './PeopleFilters';
import type { PersonRow } from './types';

const Col = DataTable.Col<PersonRow>;

function NobodyFound() {
  const { filterValues, setFilters } = useListContext();
  const filtered = Object.keys(filterValues ?? {}).length > 0;
  return filtered ? (
    <Nothing title="Nobody matches">
      Try a shorter name, a login or a department, or{' '}
      <Go
        to="/people"
        onClick={(event) => {
          event.preventDefault();
          setFilters({});
        }}
      >
        show everybody
      </Go>
      .
    </Nothing>
  ) : (
    <Nothing title="Nobody here yet">
      People come from a directory. <Go to="/directories">Sync one now</Go>, and they appear here.
    </Nothing>
  );
}

function PeopleTable() {
  const { error, refetch, isPending } = useListContext();
  if (error) return <Failed error={error} onRetry={refetch} />;
  if (isPending) return <Waiting rows={12} />;
  return (
    <RowKeys>
      <DataTable<PersonRow>
        bulkActionButtons={false}
        rowClick="show"
        empty={<NobodyFound />}
        sx={{ '& .RaDataTable-tableWrapper': { overflowX: 'auto' } }}
      >
        <Col source="displayName" label="Person">
          <NameCell />
        </Col>
        <Col source="department" label="Department" />
        <Col label="State" disableSort render={(person) => <StateChip state={person.requirement.state} />} />
        <Col
          label="Why"
          disableSort
          render={(person) => person.requirement.sentence}
          cellSx={() => ({ minWidth: 260, maxWidth: 480, color: 'text.secondary' })}
        />
        <Col label="Methods" disableSort render={(person) => <MethodWords methods={person.methods} />} />
        <Col source="lastSignInAt" label="Last sign-in" render={(person) => <When at={person.lastSignInAt} />} />
      </DataTable>
      <Pagination rowsPerPageOptions={[25, 50, 100]} />
    </RowKeys>
  );
}

export const PeopleList = () => (
  <ListBase storeKey={false} perPage={50} sort={{ field: 'displayName', order: 'ASC' }}>
    <PageHead title="People" about="Everybody whom a directory knows, whether they must use a second step, and why." />
    <PeopleFilters />
    <Card>
      <PeopleTable />
    </Card>
  </ListBase>
);
