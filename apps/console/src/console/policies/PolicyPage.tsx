import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Breadcrumbs from '@mui/material/Breadcrumbs';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { useMay } from '../auth/useMay';
import { ConsolePolicyDocument } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';
import { Ask, Nothing } from '../display/Ask';
import { people } from '../display/Figure';
import { Go } from '../display/Go';
import { PageHead } from '../display/PageHead';
import { StateChip } from '../display/StateChip';
import type { PolicyRecord } from './draft';
import { ManagedBadge } from './ManagedBadge';
import { ManagedNote } from './ManagedNote';
import { PolicyActions } from './PolicyActions';
import { PolicyEditor } from './PolicyEditor';
import { PolicyPublish } from './PolicyPublish';
import { PolicyRule } from './PolicyRule';
import { PolicyVersions } from './PolicyVersions';

function standing({ state, people: required, active, draft }: PolicyRecord): string {
  if (state === 'DRAFT') return 'Never published: it requires nobody.';
  if (state === 'WITHDRAWN') return 'Withdrawn: it requires nobody.';
  const now = `Requires a second step of ${people(required)} now, by version ${active?.number}.`;
  return draft ? `${now} The draft below is not in force.` : now;
}

function PolicyTabs({ policy }: { policy: PolicyRecord }) {
  const mayWrite = useMay('policies', 'write');
  const [tab, setTab] = useState('rule');
  const editable = mayWrite && !policy.system && !policy.managedBy;
  return (
    <>
      <Tabs value={tab} onChange={(_, next: string) => setTab(next)} aria-label="About this policy" sx={{ mb: 2 }}>
        <Tab value="rule" label={editable ? 'Edit' : 'Rule'} />
        <Tab value="versions" label={`Versions (${policy.versions.length})`} />
      </Tabs>
      {tab === 'versions' && <PolicyVersions versions={policy.versions} activeId={policy.active?.id ?? null} />}
      {policy.system && tab === 'rule' && (
        <Alert severity="info" sx={{ mb: 2 }}>
          This policy is built in and cannot be changed: whoever uses the console signs in with two factors.
        </Alert>
      )}
      {tab === 'rule' && <ManagedNote policy={policy} />}
      {tab === 'rule' && !editable && <PolicyRule version={policy.active ?? policy.draft ?? policy.versions[0] ?? null} />}
      {editable && (
        <Box hidden={tab !== 'rule'}>
          <PolicyEditor policy={policy} />
        </Box>
      )}
    </>
  );
}

export function PolicyPage() {
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const asked = useAsk(ConsolePolicyDocument, { id });
  return (
    <Ask asked={asked} rows={10}>
      {({ policy }) =>
        policy ? (
          <>
            <Breadcrumbs sx={{ mt: 2, mb: -1, fontSize: '0.8rem' }}>
              <Go to="/policies">Policies</Go>
              <span>{policy.name}</span>
            </Breadcrumbs>
            <PageHead
              title={policy.name}
              mark={
                <>
                  <StateChip state={policy.state} /> <ManagedBadge policy={policy} />
                </>
              }
              about={standing(policy)}
            >
              <PolicyActions policy={policy} />
            </PageHead>
            <PolicyTabs policy={policy} />
            {search.has('publish') && policy.draft && (
              <PolicyPublish policy={policy} draft={policy.draft} onClose={() => setSearch({}, { replace: true })} />
            )}
          </>
        ) : (
          <Nothing title="No policy with this id">
            It may have been deleted. <Go to="/policies">See all policies</Go>.
          </Nothing>
        )
      }
    </Ask>
  );
}
