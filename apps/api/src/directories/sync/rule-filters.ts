import { DirectoryError, type DirectoryReader } from '@tessera/directory';
import type { Runner } from '../../platform/index.js';
import { closeRuleGroups, dropRuleGroups, ruleFilters, stageRuleGroups } from '../../policies/index.js';
import type { SyncRunEntity } from '../sync-run.entity.js';
import { failureOf } from './outcome-sentences.js';

/**
 * Asks which groups the filters of policy rules match, and keeps the answers with what the run has read. A filter that gets no
 * complete answer stops nobody: what it matched before holds on, and the rule says why.
 */
export async function askRuleFilters(
  runner: Runner,
  reader: DirectoryReader,
  run: SyncRunEntity,
  signal: AbortSignal,
): Promise<void> {
  if (run.mode === 'changes' && run.groupsRead === 0) return;
  for (const rule of await ruleFilters(runner, run.directoryId)) {
    try {
      for await (const ids of reader.groupsMatching({ filter: rule.filter }, { signal })) {
        await stageRuleGroups(runner, run.id, rule, ids);
      }
      if (signal.aborted) return;
      await closeRuleGroups(runner, run.id, rule);
    } catch (cause) {
      if (!(cause instanceof DirectoryError) || signal.aborted) throw cause;
      await dropRuleGroups(runner, run.id, rule, failureOf(cause).message);
    }
  }
}
