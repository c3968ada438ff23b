import Box from '@mui/material/Box';
import type { ConsolePolicyPreviewQuery } from '../../generated/graphql';
import { count } from '../display/Figure';
import { GroupPath } from '../display/GroupPath';
import { PersonName } from '../display/PersonName';
import { SmallTable } from '../display/SmallTable';
import { StateChip } from '../display/StateChip';

interface Props {
  sample: ConsolePolicyPreviewQuery['policyPreview']['sample'];
  total: number;
}

/** The first hundred, with the group path that reaches each. */
export const PreviewSample = ({ sample, total }: Props) => (
  <Box sx={{ maxHeight: 340, overflow: 'auto', mx: -2, borderTop: 1, borderColor: 'divider' }}>
    <SmallTable
      label="People it matches"
      rows={sample}
      columns={[
        {
          head: sample.length < total ? `First ${count(sample.length)} of ${count(total)}` : 'Person',
          render: (person) => <PersonName id={person.id} name={person.displayName} login={person.login} aside />,
        },
        { head: 'Because of', render: (person) => (person.path.length > 0 ? <GroupPath path={person.path} /> : 'Everyone') },
        { head: 'Today', render: (person) => <StateChip state={person.state} /> },
      ]}
    />
  </Box>
);
