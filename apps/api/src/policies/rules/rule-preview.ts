import { Injectable } from '@nestjs/common';
import { DirectoryError } from '@tessera/directory';
import { Refused, rows, type Runner } from '../../platform/index.js';
import type { DraftRules } from '../engine/sources-sql.js';
import { type Foresight, Preview } from '../preview.js';
import { type CheckedRule, invalidRule } from './checked-rule.js';
import { GroupFinder } from './group-finder.js';
import { isWithin } from './matching.js';

/** What a rule would do, before it is saved: by the same SQL as a policy over all the groups that it matches. */
@Injectable()
export class RulePreview {
  constructor(
    private readonly preview: Preview,
    private readonly finder: GroupFinder,
  ) {}

  /** Directory's ids of the groups that a filter matches now; null for rules that need no asking. Outside any transaction: it may take seconds. */
  async ask({ directoryId, by, value }: CheckedRule): Promise<readonly string[] | Refused | null> {
    if (by !== 'filter') return null;
    try {
      return (await this.finder.matching(directoryId, value)) ?? invalidRule('directoryId', NOT_READ);
    } catch (cause) {
      if (!(cause instanceof DirectoryError)) throw cause;
      return invalidRule('value', cause.code === 'settings' ? NOT_TAKEN : NO_ANSWER);
    }
  }

  /** Ids of the groups that the rule matches, as they are known. */
  async groupsOf(runner: Runner, rule: CheckedRule, asked: readonly string[] | null): Promise<readonly string[]> {
    const found = await rows<{ id: string }>(
      runner,
      `SELECT g.id FROM directory_group g
        WHERE g.directory_id = $1 AND g.missing_since IS NULL
          AND CASE WHEN $2::text IS NOT NULL THEN ${isWithin('g.path', '$2')} ELSE g.external_id = ANY ($3::text[]) END`,
      [rule.directoryId, rule.path, asked ?? [rule.value]],
    );
    return found.map(({ id }) => id);
  }

  /** `ruleId`: the rule that this one replaces. */
  async people(runner: Runner, rule: CheckedRule, groupIds: readonly string[], ruleId: string | null): Promise<Foresight> {
    const made = await rows<{ id: string }>(runner, 'SELECT id FROM policy WHERE rule_id = $1', [ruleId]);
    const draft: DraftRules = {
      policyId: null,
      insteadOf: made.map(({ id }) => id),
      name: rule.label,
      methods: rule.methods,
      terms: rule.terms,
      conditions: groupIds.map((targetId) => ({ effect: 'include', kind: 'group', targetId })),
    };
    return this.preview.of(runner, draft);
  }
}

const NOT_READ = 'This server does not read that directory at the moment. Check it under Directories, then try again.';
const NOT_TAKEN = 'The directory does not take this filter. Check its attributes and values.';
const NO_ANSWER =
  'The directory did not answer, so nobody can say which groups match. Try again when it is reachable, or name the groups another way.';
