import Box from '@mui/material/Box';
import { Nothing } from '../display/Ask';
import { Go } from '../display/Go';
import { GroupPath } from '../display/GroupPath';
import { methodNames } from '../display/methods';
import { Panel } from '../display/Panel';
import { When } from '../display/When';
import { useMay } from '../auth/useMay';
import type { PersonRecord } from './types';

const conditions: Record<string, string> = {
  everyone: 'Applies to everyone',
  group: 'By group',
  'organisational-unit': 'By organisational unit',
  'console-role': 'By console role',
};

export function PersonWhy({ person: { requirement } }: { person: PersonRecord }) {
  const mayRead = useMay('policies');
  if (requirement.reasons.length === 0) {
    return (
      <Panel title="Why">
        <Nothing title="No policy requires a second step">{requirement.sentence}</Nothing>
      </Panel>
    );
  }
  return (
    <Panel title="Required by" aside={<>Worked out {<When at={requirement.computedAt} />}</>}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
        {requirement.reasons.map((reason) => (
          <Box component="li" key={`${reason.versionId} ${reason.condition} ${reason.path.join('/')}`}>
            <Box sx={{ fontWeight: 600 }}>
              {mayRead ? <Go to={`/policies/${reason.policyId}`}>{reason.policyName}</Go> : reason.policyName}
              <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary' }}>
                {' '}
                version {reason.versionNumber}
              </Box>
            </Box>
            <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center', mt: 0.25 }}>
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {conditions[reason.condition] ?? reason.condition}
              </Box>
              <GroupPath path={reason.path} />
            </Box>
          </Box>
        ))}
      </Box>
      <Box sx={{ mt: 2, color: 'text.secondary' }}>
        Required since <When at={requirement.since} never="now" />. Methods that may be used:{' '}
        {requirement.methods.map((method) => methodNames[method]).join('; ')}.
      </Box>
    </Panel>
  );
}
