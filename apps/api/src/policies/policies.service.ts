import { Injectable } from '@nestjs/common';
import { row, type Runner } from '../platform/index.js';
import { matchSql } from './engine/match-sql.js';
import { type RequirementFacts, requirementSentence } from './engine/sentence.js';

export interface LiveRequirement extends RequirementFacts {
  readonly sentence: string;
}

/** The gate: what is required of one person, computed from policies and directory data at this moment. */
@Injectable()
export class PoliciesService {
  async requirementOf(runner: Runner, personId: string): Promise<LiveRequirement> {
    const values: unknown[] = [];
    const found = await row<Omit<RequirementFacts, 'required'>>(
      runner,
      `WITH ${matchSql({ personId }, (value) => `$${values.push(value)}`)}
       SELECT q.methods, q.reasons, (SELECT r.since FROM requirement r WHERE r.person_id = q.person_id) AS since,
              EXISTS (SELECT 1 FROM authenticator a WHERE a.person_id = q.person_id AND a.removed_at IS NULL
                         AND a.disabled_at IS NULL AND a.method = ANY (q.methods)) AS enrolled
         FROM required q`,
      values,
    );
    const facts: RequirementFacts = found
      ? { ...found, required: true }
      : { required: false, since: null, methods: [], reasons: [], enrolled: false };
    return { ...facts, sentence: requirementSentence(facts) };
  }
}
