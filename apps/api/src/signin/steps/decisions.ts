import { Injectable } from '@nestjs/common';
import {
  decide,
  type Decision,
  type DecisionReason,
  type DecisionOutcome,
  type Method,
  METHODS,
  type SignInFacts,
} from '@tessera/enrollment';
import { randomUUID } from 'node:crypto';
import { EnrollmentService, lockTrust } from '../../enrollment/index.js';
import { type RequestSource, row, type Work } from '../../platform/index.js';
import { isInNetworks, type LiveRequirement } from '../../policies/index.js';
import { RememberedDevices } from '../sessions/remembered-devices.js';
import { enrollmentNeeds } from './enrollment-needs.js';
import { Standing } from './standing.js';

export interface SignInDecision extends Decision {
  readonly personId: string;
  readonly name: string;
  readonly login: string;
  readonly operator: boolean;
  /** Allowed, and able to reach the person: what a half-session may prove with, or enroll. */
  readonly methods: readonly Method[];
  readonly lockedUntil: Date | null;
  readonly rememberDays: number;
  /** What policy said at this moment, kept with the decision. */
  readonly because: DecidedBecause;
}
export interface DecidedBecause {
  readonly versions: readonly string[];
  readonly methods: readonly string[];
  readonly exceptionId: string | null;
  /** Of versions that only observe: what would have been decided if they did not. */
  readonly observed: {
    readonly versions: readonly string[];
    readonly outcome: DecisionOutcome;
    readonly reason: DecisionReason;
  } | null;
}
export interface Shown {
  /** Second factors proven at this sign-in. */
  readonly proven: readonly Method[];
  /** The mark of a remembered browser; looked at only before anything was proven. */
  readonly remembered?: string;
  /** Where the request comes from. */
  readonly address: string | null;
}

type Subject = Pick<SignInFacts, 'directoryState' | 'needsReview'> & { readonly name: string; readonly login: string };

/** What a sign-in needs, from policies, directory, roles and authenticators as they are in this transaction. */
@Injectable()
export class Decisions {
  constructor(
    private readonly standing: Standing,
    private readonly enrollment: EnrollmentService,
    private readonly remembered: RememberedDevices,
  ) {}

  async make(work: Work, personId: string, shown: Shown): Promise<SignInDecision> {
    const { manager, now } = work;
    await lockTrust(manager, personId);
    const subject = await row<Subject>(
      manager,
      `SELECT CASE WHEN missing_since IS NULL THEN directory_state ELSE 'missing' END AS "directoryState", display_name AS name, login,
              review_reason IS NOT NULL AS "needsReview"
         FROM person WHERE id = $1`,
      [personId],
    );
    if (!subject) throw new Error('a sign-in of nobody');
    const stores = this.enrollment.over(work, { sourceAddress: null, decisionId: null });
    const { requirement, operator, terms, allowed, rememberDays } = await this.standing.of(personId, manager);
    const enrolled = await stores.authenticators.list(personId);
    const lockedUntil = await stores.guesses.lockedUntil(personId, now);
    const blocked = (await stores.blocks.active(personId)) !== null;
    const facts: SignInFacts = {
      directoryState: subject.directoryState,
      hasRole: operator,
      requirement: {
        required: requirement.required,
        methods: allowed,
        reasons: requirement.reasons.map(({ policyName }) => policyName),
      },
      authenticators: enrolled.map(({ id, method, disabledAt }) => ({ id, method, disabled: disabledAt !== null })),
      secondFactorLockedUntil: lockedUntil,
      proven: shown.proven,
      blocked,
      deadline: requirement.deadline,
      now,
      rememberedDevice: await this.remembered.recognise(work, personId, shown.remembered, rememberDays),
      backupRequired: terms.backupRequired,
      needsReview: subject.needsReview,
      trustedNetwork: requirement.required && isInNetworks(shown.address, terms.networks),
      enrollmentNeeds: requirement.required ? enrollmentNeeds(terms, shown.address) : null,
    };
    const decision = decide(facts);
    const methods = await this.standing.reachable(offered(decision, enrolled));
    const { name, login } = subject;
    return {
      ...reachable(decision, methods),
      personId,
      name,
      login,
      operator,
      methods,
      lockedUntil,
      rememberDays,
      because: because(requirement, facts),
    };
  }

  /** Keeps a decision under an id that the person can quote. */
  async keep({ manager }: Work, decision: SignInDecision, source: RequestSource): Promise<string> {
    const id = randomUUID();
    const {
      personId,
      outcome,
      reason,
      trace,
      allowedMethods,
      authenticatorIds,
      requiredBecause,
      methods,
      because: said,
    } = decision;
    await row(
      manager,
      'INSERT INTO decision (id, person_id, outcome, reason, trace, source_address, user_agent) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [
        id,
        personId,
        outcome,
        reason,
        JSON.stringify({ checks: trace, allowedMethods, authenticatorIds, requiredBecause, methods, requirement: said }),
        source.address,
        source.userAgent,
      ],
    );
    return id;
  }
}

/** What the next step may prove with, or bind; recovery codes prove and are never the thing to bind. */
function offered(decision: Decision, enrolled: readonly { readonly id: string; readonly method: Method }[]): Method[] {
  if (decision.outcome !== 'challenge') return decision.allowedMethods.filter((method) => method !== 'recovery-codes');
  return enrolled.filter(({ id }) => decision.authenticatorIds.includes(id)).map(({ method }) => method);
}

/** A step that needs a method which nothing here can deliver leads nowhere, and says so. */
function reachable(decision: Decision, methods: readonly Method[]): Decision {
  const needsOne = decision.outcome === 'challenge' || decision.outcome === 'enroll';
  return needsOne && methods.length === 0 ? { ...decision, outcome: 'deny', reason: 'no_method_offered' } : decision;
}

const versionsOf = (reasons: LiveRequirement['reasons']): string[] => [...new Set(reasons.map(({ versionId }) => versionId))];

function because({ required, methods, reasons, exception, observed }: LiveRequirement, facts: SignInFacts): DecidedBecause {
  const asked = { versions: versionsOf(reasons), methods: required ? methods : [], exceptionId: exception?.id ?? null };
  if (!observed) return { ...asked, observed: null };
  const accepted = METHODS.filter((method) => observed.methods.includes(method));
  const { outcome, reason } = decide({ ...facts, requirement: { required: true, methods: accepted, reasons: [] } });
  return { ...asked, observed: { versions: versionsOf(observed.reasons), outcome, reason } };
}
