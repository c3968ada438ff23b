import { Injectable } from '@nestjs/common';
import type { Locale } from '@tessera/enrollment';
import { keptPlan, row, type Runner } from '../platform/index.js';
import { matchAmong } from './engine/match-sql.js';
import { type Reason, type RequirementFacts, requirementSentence } from './engine/sentence.js';
import { PLAIN_TERMS, type PolicyTerms } from './terms.js';

/** What would hold if versions that only observe were enforced too. */
export interface ObservedRequirement {
  readonly methods: readonly string[];
  readonly terms: PolicyTerms;
  readonly reasons: readonly Reason[];
}

/** For a while nothing is required of the person. */
export interface RunningException {
  readonly id: string;
  readonly owner: string;
  readonly reason: string;
  readonly endsAt: Date;
}

export interface LiveRequirement extends RequirementFacts {
  readonly sentence: string;
  readonly terms: PolicyTerms;
  /** Until when enrolling can be put off; null where it never can. Fixed by the first requirement (attack E10). */
  readonly deadline: Date | null;
  /** Null when no version that only observes matches. */
  readonly observed: ObservedRequirement | null;
  readonly exception: RunningException | null;
}

interface LiveRow {
  readonly required: Omit<LiveRequirement, 'required' | 'sentence' | 'observed' | 'exception' | 'deadline' | 'since'> | null;
  readonly since: Date | null;
  readonly deadline: Date | null;
  readonly observed: ObservedRequirement | null;
  readonly exception: (Omit<RunningException, 'endsAt'> & { readonly endsAt: string }) | null;
}

/** The gate: what is required of one person, computed from policies and directory data at this moment. */
@Injectable()
export class PoliciesService {
  async requirementOf(runner: Runner, personId: string, locale?: Locale): Promise<LiveRequirement> {
    const values: unknown[] = [];
    const found = await row<LiveRow>(
      runner,
      keptPlan(
        'gate',
        `WITH ${matchAmong(`p.id = $${values.push(personId)}::uuid`)},
       fixed AS (
         INSERT INTO first_required SELECT q.person_id, now() FROM required q
          WHERE NOT EXISTS (SELECT 1 FROM first_required f WHERE f.person_id = q.person_id)
         ON CONFLICT DO NOTHING
       )
       SELECT (SELECT to_jsonb(q) || jsonb_build_object('enrolled', EXISTS (
                 SELECT 1 FROM authenticator a WHERE a.person_id = q.person_id AND a.removed_at IS NULL
                    AND a.disabled_at IS NULL AND a.method = ANY (q.methods))) FROM required q) AS required,
              (SELECT CASE WHEN (q.terms ->> 'graceDays')::integer > 0
                           THEN coalesce((SELECT f.at FROM first_required f WHERE f.person_id = q.person_id), now())
                                + (q.terms ->> 'graceDays')::integer * interval '1 day' END FROM required q) AS deadline,
              (SELECT r.since FROM requirement r JOIN required q ON q.person_id = r.person_id) AS since,
              (SELECT to_jsonb(o) FROM observed o) AS observed,
              (SELECT jsonb_build_object('id', x.id, 'owner', x.owner, 'reason', x.reason, 'endsAt', x.ends_at)
                 FROM policy_exception x WHERE x.person_id = $${values.push(personId)}::uuid AND x.ended_at IS NULL AND x.starts_at <= now() AND x.ends_at > now()
                ORDER BY x.ends_at DESC LIMIT 1) AS exception`,
      ),
      values,
    );
    const nothing = { methods: [], reasons: [], enrolled: false, terms: PLAIN_TERMS };
    const facts = {
      ...(found?.required ?? nothing),
      required: Boolean(found?.required),
      since: found?.since ?? null,
      deadline: found?.deadline ?? null,
      observed: found?.observed ?? null,
      exception: found?.exception ? { ...found.exception, endsAt: new Date(found.exception.endsAt) } : null,
    };
    return { ...facts, sentence: requirementSentence(facts, locale) };
  }
}
