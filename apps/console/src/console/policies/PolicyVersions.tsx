import Chip from '@mui/material/Chip';
import { Nothing } from '../display/Ask';
import { methodWords } from '../display/methods';
import { Panel } from '../display/Panel';
import { SmallTable } from '../display/SmallTable';
import { When } from '../display/When';
import { ConditionChips } from './ConditionChips';
import type { PolicyVersion } from './draft';
import { termSentences } from './termSentences';

/** Who published what, when and why. A published version never changes. */
export const PolicyVersions = ({ versions, activeId }: { versions: readonly PolicyVersion[]; activeId: string | null }) => (
  <Panel title="Versions">
    {versions.length === 0 ? (
      <Nothing title="Not published yet">The first version appears here when you publish the draft.</Nothing>
    ) : (
      <SmallTable
        label="Versions"
        rows={versions}
        columns={[
          {
            head: 'Version',
            render: ({ id, number }) => (
              <>
                {number ?? 'Draft'} {id === activeId && <Chip size="small" label="In force" color="success" variant="outlined" />}
              </>
            ),
          },
          { head: 'Published', render: ({ publishedAt }) => <When at={publishedAt} /> },
          { head: 'By', render: ({ publishedBy }) => publishedBy },
          { head: 'Reason', render: ({ reason }) => reason },
          { head: 'Who', render: ({ include }) => <ConditionChips conditions={include} none="Nobody" /> },
          { head: 'Except', render: ({ exclude }) => <ConditionChips conditions={exclude} none="–" /> },
          { head: 'Also', render: ({ terms }) => termSentences(terms).join(' ') },
          { head: 'Methods', render: ({ methods }) => methods.map((method) => methodWords[method]).join(', ') },
        ]}
      />
    )}
  </Panel>
);
