import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useWatch } from 'react-hook-form';
import { ConsolePolicyPreviewDocument } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';
import { Failed, Nothing, Waiting } from '../display/Ask';
import { Panel } from '../display/Panel';
import { methodOrder } from '../display/methods';
import { useDebounced } from '../display/useDebounced';
import { draftOf, emptyForm, type PolicyForm } from './draft';
import { CallsAssumption } from './CallsAssumption';
import { PreviewChart } from './PreviewChart';
import { PreviewNumbers } from './PreviewNumbers';
import { PreviewPeople } from './PreviewPeople';

/** Whom the form, as it stands now, would hit. Names, dates and networks do not matter for that. */
export function PolicyPreview({ policyId }: { policyId: string | null }) {
  const { include = [], exclude = [], methods = [], terms } = useWatch<PolicyForm>();
  const { minimumStrength = 0, enrollFrom } = terms ?? {};
  const seen = { ...emptyForm.terms, minimumStrength, enrollFrom: enrollFrom === 'HELPDESK' ? enrollFrom : 'PASSWORD' };
  const conditions = JSON.stringify({ include, exclude, methods: methods.length > 0 ? methods : methodOrder, terms: seen });
  const still = useDebounced(conditions, 350);
  const form = { ...emptyForm, name: 'Preview', ...JSON.parse(still) } as PolicyForm;
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
          <CallsAssumption calls={preview.expectedCalls} percent={preview.callsPercent} />
          <PreviewChart preview={preview} />
          <PreviewPeople policyId={policyId} draft={draftOf(form)} />
        </Box>
      )}
    </Panel>
  );
}
