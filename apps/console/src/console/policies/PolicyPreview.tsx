import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useWatch } from 'react-hook-form';
import { ConsolePolicyPreviewDocument } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';
import { Failed, Nothing, Waiting } from '../display/Ask';
import { Panel } from '../display/Panel';
import { methodOrder } from '../display/methods';
import { useDebounced } from '../display/useDebounced';
import { draftOf, type PolicyForm } from './draft';
import { PreviewBars } from './PreviewBars';
import { PreviewNumbers } from './PreviewNumbers';
import { PreviewSample } from './PreviewSample';

/** Whom the form, as it stands now, would hit. The name and the description do not matter for that. */
export function PolicyPreview({ policyId }: { policyId: string | null }) {
  const { include = [], exclude = [], methods = [] } = useWatch<PolicyForm>();
  const conditions = JSON.stringify({ include, exclude, methods: methods.length > 0 ? methods : methodOrder });
  const still = useDebounced(conditions, 350);
  const form = { name: 'Preview', description: '', ...JSON.parse(still) } as PolicyForm;
  const enabled = form.include.length > 0;
  const asked = useAsk(ConsolePolicyPreviewDocument, { policyId, draft: draftOf(form) }, { enabled });
  const preview = asked.data?.policyPreview;
  const counting = enabled && (asked.isFetching || still !== conditions);

  return (
    <Panel title="Whom it hits" aside={counting ? 'Counting…' : 'As of now'} sx={{ position: { lg: 'sticky' }, top: 64 }}>
      <Box sx={{ height: 4, mb: 1 }}>{counting && <LinearProgress aria-label="Counting" />}</Box>
      {!enabled && <Nothing title="Nobody yet">Choose who must use a second step, and the numbers appear here.</Nothing>}
      {enabled && asked.error && <Failed error={asked.error} onRetry={asked.refetch} />}
      {enabled && !asked.error && !preview && <Waiting rows={6} />}
      {enabled && !asked.error && preview && (
        <Box sx={{ display: 'grid', gap: 2.5, opacity: counting ? 0.6 : 1 }}>
          <PreviewNumbers preview={preview} />
          <PreviewBars departments={preview.byDepartment} />
          <PreviewSample sample={preview.sample} total={preview.matched} />
        </Box>
      )}
    </Panel>
  );
}
