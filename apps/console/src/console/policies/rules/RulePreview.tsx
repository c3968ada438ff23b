import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import type { ConsolePreviewPolicyRuleQuery } from '../../../generated/graphql';
import { Nothing } from '../../display/Ask';
import { count, people } from '../../display/Figure';
import { Panel } from '../../display/Panel';
import { SmallTable } from '../../display/SmallTable';
import { PreviewChart } from '../PreviewChart';
import { PreviewNumbers } from '../PreviewNumbers';

export type RulePreviewed = ConsolePreviewPolicyRuleQuery['previewPolicyRule'];

interface Props {
  preview: RulePreviewed | null;
  counting: boolean;
}

const groupsWord = (number: number): string => `${count(number)} ${number === 1 ? 'group' : 'groups'}`;

/** Groups that the form names now, the people in them, and how many of those are newly required. */
export const RulePreview = ({ preview, counting }: Props) => (
  <Panel title="Whom it hits" aside={counting ? 'Asking…' : 'As of now'} sx={{ position: { md: 'sticky' }, top: 0 }}>
    <Box sx={{ height: 4, mb: 1 }}>{counting && <LinearProgress aria-label="Asking" />}</Box>
    {!preview && !counting && <Nothing title="Nobody yet">Say which groups, and the numbers appear here.</Nothing>}
    {preview && (
      <Box sx={{ display: 'grid', gap: 2.5, opacity: counting ? 0.6 : 1 }}>
        <PreviewNumbers preview={preview.people} what="the rule" />
        {preview.groupCount === 0 ? (
          <Box sx={{ color: 'text.secondary' }}>
            No group matches today. One that does later becomes the requirement by itself.
          </Box>
        ) : (
          <Box sx={{ maxHeight: 260, overflow: 'auto', mx: -2, borderTop: 1, borderColor: 'divider' }}>
            <SmallTable
              label="Groups that match"
              rows={preview.groups}
              columns={[
                {
                  head:
                    preview.groups.length < preview.groupCount
                      ? `First ${preview.groups.length} of ${groupsWord(preview.groupCount)}`
                      : groupsWord(preview.groupCount),
                  render: ({ name, dn }) => (
                    <>
                      {name}
                      <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', overflowWrap: 'anywhere' }}>{dn}</Box>
                    </>
                  ),
                },
                { head: 'Members', align: 'right', render: ({ members }) => people(members) },
              ]}
            />
          </Box>
        )}
        <PreviewChart preview={preview.people} />
      </Box>
    )}
  </Panel>
);
