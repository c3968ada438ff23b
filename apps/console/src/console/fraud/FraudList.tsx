import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';
import { DataTable, ListBase, Pagination, useListContext } from 'react-admin';
import type { ConsoleFraudReportFragment } from '../../generated/graphql';
import { useMay } from '../auth/useMay';
import { Failed, Nothing, Waiting } from '../display/Ask';
import { methodWords } from '../display/methods';
import { PageHead } from '../display/PageHead';
import { PersonName } from '../display/PersonName';
import { RowKeys } from '../display/RowKeys';
import { StateChip } from '../display/StateChip';
import { When } from '../display/When';
import { LiftBlock } from './LiftBlock';
import { reportedBy } from './words';

type Report = ConsoleFraudReportFragment;
const Col = DataTable.Col<Report>;

const about = ({ method, hint }: Report): string => [method && methodWords[method], hint].filter(Boolean).join(' ');

function Outcome({ report }: { readonly report: Report }) {
  if (!report.liftedAt) return <StateChip state="BLOCKED" />;
  return (
    <>
      Unblocked <When at={report.liftedAt} /> by {report.liftedBy}
      <Box sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>{report.liftReason}</Box>
    </>
  );
}

function FraudTable() {
  const { error, refetch, isPending } = useListContext();
  const decides = useMay('fraud', 'write');
  const [lifting, setLifting] = useState<Report['person'] | null>(null);
  if (error) return <Failed error={error} onRetry={refetch} />;
  if (isPending) return <Waiting rows={8} />;
  return (
    <RowKeys>
      <DataTable<Report>
        bulkActionButtons={false}
        rowClick={false}
        empty={
          <Nothing title="No reports here">
            When somebody reports a request that they did not make, it appears here at once.
          </Nothing>
        }
        sx={{ '& .RaDataTable-tableWrapper': { overflowX: 'auto' } }}
      >
        <Col source="at" label="When" disableSort render={({ at }) => <When at={at} />} />
        <Col
          label="Person"
          disableSort
          render={({ person }) => <PersonName id={person.id} name={person.displayName} login={person.login} />}
        />
        <Col label="Reported" disableSort render={({ by }) => reportedBy[by] ?? by} />
        <Col label="Method" disableSort render={about} />
        <Col label="For" disableSort render={({ application }) => application ?? '–'} />
        <Col label="From" disableSort render={({ place, browser }) => [place, browser].filter(Boolean).join(' · ') || '–'} />
        <Col label="Now" disableSort render={(report) => <Outcome report={report} />} />
        {decides && (
          <Col
            label="Change"
            disableSort
            render={({ liftedAt, person }) =>
              !liftedAt && (
                <Button color="error" onClick={() => setLifting(person)} aria-label={`Unblock ${person.displayName}`}>
                  Unblock…
                </Button>
              )
            }
          />
        )}
      </DataTable>
      <Pagination rowsPerPageOptions={[25, 50, 100]} />
      {lifting && <LiftBlock person={lifting} onClose={() => setLifting(null)} />}
    </RowKeys>
  );
}

function OpenFilter() {
  const { filterValues, setFilters } = useListContext();
  const value = filterValues?.['open'] === undefined ? 'all' : filterValues['open'] ? 'open' : 'lifted';
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={value}
      aria-label="Which reports"
      onChange={(_, next: string | null) => next && setFilters(next === 'all' ? {} : { open: next === 'open' })}
      sx={{ mb: 1.5 }}
    >
      <ToggleButton value="all">All</ToggleButton>
      <ToggleButton value="open">Blocked now</ToggleButton>
      <ToggleButton value="lifted">Unblocked</ToggleButton>
    </ToggleButtonGroup>
  );
}

export const FraudList = () => (
  <ListBase storeKey={false} perPage={50}>
    <PageHead
      title="Fraud reports"
      about="Requests that somebody said they did not make. The account is blocked until another person unblocks it."
    />
    <OpenFilter />
    <Card>
      <FraudTable />
    </Card>
  </ListBase>
);
