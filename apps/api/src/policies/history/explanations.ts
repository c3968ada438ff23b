import { Injectable } from '@nestjs/common';
import type { GqlMethod, GqlRequirementState } from '../../platform/index.js';
import { Database, row, rows, type Runner } from '../../platform/index.js';
import { type Reason, requirementSentence } from '../engine/sentence.js';
import { exceptionOf } from '../exceptions.js';
import type { PolicyException } from '../exceptions.types.js';
import { PoliciesService } from '../policies.service.js';
import { PLAIN_TERMS, type PolicyTerms } from '../terms.js';
import { exceptionAt, observationAt, requirementAt, stateAt } from './as-of-sql.js';
import { endOf, explained } from './explained.js';
import { type MatchedPolicy, type PolicyExplanation, UnmatchedBecause, type UnmatchedPolicy } from './explanation.types.js';
import { liveConditions } from './live-conditions.js';

interface PastRow {
  readonly state: GqlRequirementState;
  readonly since: Date | null;
  readonly deadline: Date | null;
  readonly methods: GqlMethod[];
  readonly terms: PolicyTerms | null;
  readonly reasons: Reason[];
  readonly observed: Reason[];
  readonly exceptionId: string | null;
}

const AT = '$2::timestamptz';
const PAST = `
  WITH ${requirementAt(AT)}, ${observationAt(AT)}, ${exceptionAt(AT)}
  SELECT ${stateAt(AT)} AS state, r.since, r.deadline, coalesce(r.methods, '{}') AS methods, r.terms, reasons_of(r.reason_ids) AS reasons,
         reasons_of(o.reason_ids) AS observed,
         (SELECT x.id FROM exception_at x WHERE x.person_id = p.id ORDER BY x.ends_at DESC LIMIT 1) AS "exceptionId"
    FROM person p
    LEFT JOIN requirement_at r ON r.person_id = p.id
    LEFT JOIN observation_at o ON o.person_id = p.id
   WHERE p.id = $1`;

/** Why something is required of one person or not: live, or from what was kept of a moment that has passed. */
@Injectable()
export class Explanations {
  constructor(
    private readonly database: Database,
    private readonly policies: PoliciesService,
  ) {}

  async of(personId: string, at: Date | null): Promise<PolicyExplanation | null> {
    return this.database.transaction(async ({ manager, now }) => {
      const person = await row<{ name: string }>(manager, 'SELECT display_name AS name FROM person WHERE id = $1', [personId]);
      if (!person) return null;
      const about = { personId, personName: person.name };
      return at === null
        ? { ...about, ...(await this.live(manager, personId, now)) }
        : { ...about, ...(await past(manager, personId, at)) };
    });
  }

  private async live(runner: Runner, personId: string, now: Date): Promise<Omit<PolicyExplanation, 'personId' | 'personName'>> {
    const live = await this.policies.requirementOf(runner, personId);
    const { matched, unmatched } = explained(await liveConditions(runner, personId), live.exception !== null);
    const { required, enrolled, sentence, since, deadline, terms } = live;
    const state = (!required ? 'disabled' : enrolled ? 'enforced' : 'enabled') as GqlRequirementState;
    const exception = live.exception && (await exceptionOf(runner, live.exception.id));
    const methods = [...live.methods] as GqlMethod[];
    return {
      at: now,
      live: true,
      state,
      sentence,
      since,
      deadline,
      methods,
      terms: required ? terms : null,
      matched,
      unmatched,
      exception,
    };
  }
}

async function past(runner: Runner, personId: string, at: Date): Promise<Omit<PolicyExplanation, 'personId' | 'personName'>> {
  const found = await row<PastRow>(runner, PAST, [personId, at]);
  if (!found) throw new Error('a person is gone');
  const { state, since, deadline, methods, terms, reasons, observed, exceptionId } = found;
  const facts = { required: state !== 'disabled', enrolled: state === 'enforced', since, methods, reasons };
  const inForce = await rows<Omit<UnmatchedPolicy, 'because' | 'sentence' | 'path' | 'change'>>(
    runner,
    `SELECT f.policy_id AS "policyId", v.name AS "policyName", v.id AS "versionId", coalesce(v.number, 0) AS "versionNumber", v.mode = 'observe' AS observes
       FROM policy_in_force f JOIN policy_version v ON v.id = f.version_id
      WHERE f.valid_from <= $1 AND (f.valid_until IS NULL OR f.valid_until > $1) AND (v.starts_at IS NULL OR v.starts_at <= $1)
      ORDER BY v.name, v.id`,
    [at],
  );
  const matched = [...reasons, ...observed].map((reason): MatchedPolicy => {
    const { policyId, policyName, versionId, versionNumber, condition, path } = reason;
    const label = path[0] ?? policyName;
    const observes = observed.includes(reason);
    const change = endOf({ condition, label }, path);
    return { policyId, policyName, versionId, versionNumber, observes, condition, label, path: [...path], change };
  });
  const exception: PolicyException | null = exceptionId === null ? null : await exceptionOf(runner, exceptionId);
  const unmatched = inForce
    .filter(({ versionId }) => !matched.some((one) => one.versionId === versionId))
    .map((policy) => ({
      ...policy,
      because: exception ? UnmatchedBecause.EXCEPTION : UnmatchedBecause.UNKNOWN,
      sentence: exception ? 'A temporary exception ran.' : 'It was in force and did not match.',
      path: [],
      change: '',
    }));
  const plain = terms && { ...PLAIN_TERMS, ...terms };
  return {
    at,
    live: false,
    state,
    sentence: requirementSentence(facts),
    since,
    deadline,
    methods,
    terms: plain,
    matched,
    unmatched,
    exception,
  };
}
