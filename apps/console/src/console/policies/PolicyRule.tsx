import { Facts } from '../display/Facts';
import { methodNames } from '../display/methods';
import { Panel } from '../display/Panel';
import { modeSentence } from './modeSentence';
import { ConditionChips } from './ConditionChips';
import type { PolicyVersion } from './draft';
import { termSentences } from './termSentences';

/** A version, to read. */
export const PolicyRule = ({ version }: { version: PolicyVersion | null }) => (
  <Panel title={version?.number ? `Version ${version.number}` : 'Draft'}>
    <Facts
      facts={[
        ['Description', version?.description],
        ['Requires it of', <ConditionChips key="include" conditions={version?.include ?? []} none="Nobody" />],
        ['Except', <ConditionChips key="exclude" conditions={version?.exclude ?? []} none="No exceptions" />],
        ['Methods', version?.methods.map((method) => methodNames[method]).join('; ')],
        ['Mode', version && modeSentence(version)],
        ['Also', version && termSentences(version.terms).join(' ')],
      ]}
    />
  </Panel>
);
