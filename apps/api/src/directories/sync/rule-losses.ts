import { isWithin, wasAnswered } from '../../policies/index.js';

/** Groups that have gone missing, of a run over everything; runs over changes say nothing about who is gone. */
const NO_GROUP = 'OR g.id IN (SELECT id FROM no_group)';

/**
 * People below groups that are the requirement themselves and would be so no more, as SQL over a run ($1) and its directory ($2).
 * For a run over everything it needs `no_group`.
 */
export const peopleUnruled = (mode: 'full' | 'changes'): string => `
  (CASE WHEN EXISTS (SELECT 1 FROM policy_rule WHERE directory_id = $2 AND removed_at IS NULL) THEN (SELECT count(DISTINCT x.id)::int
     FROM policy p
     JOIN policy_rule r ON r.id = p.rule_id AND r.directory_id = $2 AND r.removed_at IS NULL
     JOIN directory_group g ON g.id = p.group_id
     JOIN group_closure gc ON gc.ancestor_id = g.id
     JOIN group_member gm ON gm.group_id = gc.descendant_id
     JOIN person x ON x.id = gm.person_id AND x.missing_since IS NULL
    WHERE p.active_version_id IS NOT NULL
      AND (CASE r.by
             WHEN 'below' THEN EXISTS (SELECT 1 FROM stage_group s WHERE s.run_id = $1 AND s.external_id = g.external_id
                                          AND NOT ${isWithin('s.path', 'r.path')})
             WHEN 'filter' THEN ${wasAnswered('$1')} AND NOT EXISTS (
               SELECT 1 FROM stage_rule_group s WHERE s.run_id = $1 AND s.rule_id = r.id AND s.external_id = g.external_id)
             ELSE FALSE END ${mode === 'full' ? NO_GROUP : ''})) ELSE 0 END)`;
