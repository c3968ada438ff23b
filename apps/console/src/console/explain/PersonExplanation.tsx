import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ConsoleExplanationOfDocument } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';
import { Ask, Nothing } from '../display/Ask';
import { MomentField } from '../display/MomentField';
import { Panel } from '../display/Panel';
import { useDebounced } from '../display/useDebounced';
import { ExplanationView } from './ExplanationView';

/** What policy says of a person now, as the gate would, or said at a moment. */
export function PersonExplanation({ personId }: { personId: string }) {
  const [at, setAt] = useState<string | null>(null);
  const asked = useAsk(ConsoleExplanationOfDocument, { personId, at: useDebounced(at, 300) });
  return (
    <Panel title="Each policy, and why" aside={at ? 'At a moment' : 'Now'} sx={{ mt: 2 }}>
      <Box sx={{ display: 'flex', gap: 1, mb: 2, mt: 1, alignItems: 'start', flexWrap: 'wrap' }}>
        <MomentField label="At" value={at} onChange={setAt} none="Now, as the sign-in would find it." />
        {at && <Button onClick={() => setAt(null)}>Now</Button>}
      </Box>
      <Ask asked={asked}>
        {({ policyExplanation }) =>
          policyExplanation ? (
            <ExplanationView explanation={policyExplanation} />
          ) : (
            <Nothing title="Not known then">Nothing is kept of this person at that moment.</Nothing>
          )
        }
      </Ask>
    </Panel>
  );
}
