import { row, rows, type Runner } from '../../platform/index.js';

/** A question that only the directory can answer. */
export interface RuleFilter {
  readonly ruleId: string;
  readonly filter: string;
}

/** What has to be asked of a directory when its groups are read. */
export const ruleFilters = (runner: Runner, directoryId: string): Promise<RuleFilter[]> =>
  rows<RuleFilter>(
    runner,
    `SELECT id AS "ruleId", value AS filter FROM policy_rule
      WHERE directory_id = $1 AND by = 'filter' AND removed_at IS NULL ORDER BY created_at, id`,
    [directoryId],
  );

/** Keeps what a run was told, until it is merged or discarded. Ids that are not groups of the directory do no harm. */
export async function stageRuleGroups(
  runner: Runner,
  runId: string,
  { ruleId, filter }: RuleFilter,
  externalIds: readonly string[],
): Promise<void> {
  await runner.query(
    `INSERT INTO stage_rule_group (run_id, rule_id, filter, external_id) SELECT $1, $2, $3, unnest($4::text[])`,
    [runId, ruleId, filter, externalIds],
  );
}

/** The answer was complete: from here on it counts, and whatever it did not name is gone. */
export async function closeRuleGroups(runner: Runner, runId: string, { ruleId, filter }: RuleFilter): Promise<void> {
  await runner.query('INSERT INTO stage_rule_group (run_id, rule_id, filter) VALUES ($1, $2, $3)', [runId, ruleId, filter]);
  await runner.query('UPDATE policy_rule SET problem = NULL WHERE id = $1 AND problem IS NOT NULL', [ruleId]);
}

/** There was no complete answer: what the directory said last holds on, and the console says why. */
export async function dropRuleGroups(runner: Runner, runId: string, { ruleId }: RuleFilter, problem: string): Promise<void> {
  await runner.query('DELETE FROM stage_rule_group WHERE run_id = $1 AND rule_id = $2', [runId, ruleId]);
  await runner.query('UPDATE policy_rule SET problem = $2 WHERE id = $1 AND problem IS DISTINCT FROM $2', [ruleId, problem]);
}

/** Whether a run has a complete answer about the filter that the rule `r` has today, as SQL; `run` names the run. */
export const wasAnswered = (run: string): string => `EXISTS (
  SELECT 1 FROM stage_rule_group a WHERE a.run_id = ${run} AND a.rule_id = r.id AND a.filter = r.value AND a.external_id IS NULL)`;

/** In the transaction that puts the run into force. */
export async function takeAnswers(runner: Runner, runId: string, directoryId: string): Promise<void> {
  const answered = `SELECT r.id FROM policy_rule r
    WHERE r.directory_id = $2 AND r.by = 'filter' AND r.removed_at IS NULL AND ${wasAnswered('$1')}`;
  await runner.query(
    `UPDATE policy_rule_group m SET gone_by = $1 WHERE m.gone_by IS NULL AND m.rule_id IN (${answered})
        AND NOT EXISTS (SELECT 1 FROM stage_rule_group s WHERE s.run_id = $1 AND s.rule_id = m.rule_id AND s.external_id = m.external_id)`,
    [runId, directoryId],
  );
  await runner.query(
    `INSERT INTO policy_rule_group (rule_id, external_id)
     SELECT DISTINCT s.rule_id, s.external_id FROM stage_rule_group s
      WHERE s.run_id = $1 AND s.external_id IS NOT NULL AND s.rule_id IN (${answered})
     ON CONFLICT (rule_id, external_id) DO UPDATE SET gone_by = NULL WHERE policy_rule_group.gone_by IS NOT NULL`,
    [runId, directoryId],
  );
}

/** Groups that went with a run are there again. Those that came with it stay, until the directory is asked next. */
export async function takeAnswersBack(runner: Runner, runId: string): Promise<void> {
  await runner.query('UPDATE policy_rule_group SET gone_by = NULL WHERE gone_by = $1', [runId]);
}

/** What the directory says to an admin who makes or changes a rule. */
export async function setAnswer(runner: Runner, ruleId: string, externalIds: readonly string[]): Promise<void> {
  await runner.query('DELETE FROM policy_rule_group WHERE rule_id = $1', [ruleId]);
  await runner.query(
    'INSERT INTO policy_rule_group (rule_id, external_id) SELECT $1, id FROM unnest($2::text[]) AS id ON CONFLICT DO NOTHING',
    [ruleId, externalIds],
  );
}

/** Whether any rule, of today or of before, follows this directory. */
export const hasRules = async (runner: Runner, directoryId: string): Promise<boolean> =>
  (await row(runner, 'SELECT 1 FROM policy_rule WHERE directory_id = $1 LIMIT 1', [directoryId])) !== null;
