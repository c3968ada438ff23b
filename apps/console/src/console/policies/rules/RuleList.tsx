import AddIcon from '@mui/icons-material/Add';
import Breadcrumbs from '@mui/material/Breadcrumbs';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { useState } from 'react';
import { ConsolePolicyRulesDocument } from '../../../generated/graphql';
import { useMay } from '../../auth/useMay';
import { useAsk } from '../../data/useAsk';
import { Ask, Nothing } from '../../display/Ask';
import { Go } from '../../display/Go';
import { PageHead } from '../../display/PageHead';
import { RuleDialog } from './RuleDialog';
import { RuleRemove } from './RuleRemove';
import { RuleTable } from './RuleTable';
import type { Rule } from './words';

export type RuleAct = { readonly act: 'add' } | { readonly act: 'edit' | 'remove'; readonly rule: Rule };

/** Groups of a directory that are the requirement themselves. */
export function RuleList() {
  const asked = useAsk(ConsolePolicyRulesDocument, {}, { every: 15_000 });
  const mayWrite = useMay('policy-rules', 'write');
  const [doing, setDoing] = useState<RuleAct | null>(null);
  const close = () => setDoing(null);
  const add = (
    <Button variant="contained" startIcon={<AddIcon />} onClick={() => setDoing({ act: 'add' })}>
      New rule
    </Button>
  );
  return (
    <>
      <Breadcrumbs sx={{ mt: 2, mb: -1, fontSize: '0.8rem' }}>
        <Go to="/policies">Policies</Go>
        <span>From the directory</span>
      </Breadcrumbs>
      <PageHead
        title="From the directory"
        about="Groups that are the requirement themselves: whoever joins one must use a second step. Each has a policy that follows it, and that nobody edits here."
      >
        {mayWrite && add}
      </PageHead>
      <Card>
        <Ask asked={asked}>
          {({ policyRules }) =>
            policyRules.length === 0 ? (
              <Nothing title="No group of a directory is the requirement yet">
                Name one group, every group below a DN, or every group that a filter matches.
              </Nothing>
            ) : (
              <RuleTable rules={policyRules} onAct={mayWrite ? setDoing : null} />
            )
          }
        </Ask>
      </Card>
      {doing?.act === 'add' && <RuleDialog rule={null} onClose={close} />}
      {doing?.act === 'edit' && <RuleDialog rule={doing.rule} onClose={close} />}
      {doing?.act === 'remove' && <RuleRemove rule={doing.rule} onClose={close} />}
    </>
  );
}
