import { Injectable } from '@nestjs/common';
import type { Locale } from '@tessera/enrollment';
import { row, type Runner } from '../platform/index.js';
import { matchSql } from './engine/match-sql.js';
import { type RequirementFacts, requirementSentence } from './engine/sentence.js';
import { PLAIN_TERMS, type PolicyTerms } from './terms.js';

export interface LiveRequirement extends RequirementFacts {
  readonly sentence: string;
  readonly terms: PolicyTerms;
  /** Until when enrolling can be put off; null where it never can. Fixed by the first requirement (attack E10). */
  readonly deadline: Date | null;
}

/** The gate: what is required of one person, computed from policies and directory data at this moment. */
@Injectable()
export class PoliciesService {
  async requirementOf(runner: Runner, personId: string, locale?: Locale): Promise<LiveRequirement> {
    const values: unknown[] = [];
    const found = await row<Omit<LiveRequirement, 'required' | 'sentence'>>(
      runner,
      `WITH ${matchSql({ personId }, (value) => `$${values.push(value)}`)},
       fixed AS (
         INSERT INTO first_required SELECT q.person_id, now() FROM required q
          WHERE NOT EXISTS (SELECT 1 FROM first_required f WHERE f.person_id = q.person_id)
         ON CONFLICT DO NOTHING
       )
       SELECT q.methods, q.reasons, q.terms,
              CASE WHEN (q.terms ->> 'graceDays')::integer > 0
                   THEN coalesce((SELECT f.at FROM first_required f WHERE f.person_id = q.person_id), now())
                        + (q.terms ->> 'graceDays')::integer * interval '1 day' END AS deadline,
              (SELECT r.since FROM requirement r WHERE r.person_id = q.person_id) AS since,
              EXISTS (SELECT 1 FROM authenticator a WHERE a.person_id = q.person_id AND a.removed_at IS NULL
                         AND a.disabled_at IS NULL AND a.method = ANY (q.methods)) AS enrolled
         FROM required q`,
      values,
    );
    const facts = found
      ? { ...found, required: true }
      : { required: false, since: null, methods: [], reasons: [], enrolled: false, terms: PLAIN_TERMS, deadline: null };
    return { ...facts, sentence: requirementSentence(facts, locale) };
  }
}
