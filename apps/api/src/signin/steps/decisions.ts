import { Injectable } from '@nestjs/common';
import { decide, type Decision, type Method, METHODS, type SignInFacts } from '@tessera/enrollment';
import { randomUUID } from 'node:crypto';
import { DeliveryService } from '../../delivery/index.js';
import { EnrollmentService } from '../../enrollment/index.js';
import { People } from '../../people/index.js';
import { row, type Work } from '../../platform/index.js';
import { PoliciesService } from '../../policies/index.js';

export interface SignInDecision extends Decision {
  readonly personId: string;
  readonly name: string;
  readonly login: string;
  readonly operator: boolean;
  /** Allowed, and able to reach the person: what a half-session may prove with, or enroll. */
  readonly methods: readonly Method[];
  readonly lockedUntil: Date | null;
}

type Subject = Pick<SignInFacts, 'directoryState'> & { readonly name: string; readonly login: string };

const isMethod = (name: string): name is Method => (METHODS as readonly string[]).includes(name);

/** What a sign-in needs, from policies, directory, roles and authenticators as they are in this transaction. */
@Injectable()
export class Decisions {
  constructor(
    private readonly policies: PoliciesService,
    private readonly people: People,
    private readonly enrollment: EnrollmentService,
    private readonly delivery: DeliveryService,
  ) {}

  /** `proven`: second factors proven at this sign-in. */
  async make(work: Work, personId: string, proven: readonly Method[]): Promise<SignInDecision> {
    const { manager, now } = work;
    const subject = await row<Subject>(
      manager,
      `SELECT CASE WHEN missing_since IS NULL THEN directory_state ELSE 'missing' END AS "directoryState", display_name AS name, login
         FROM person WHERE id = $1`,
      [personId],
    );
    if (!subject) throw new Error('a sign-in of nobody');
    const stores = this.enrollment.over(work, { sourceAddress: null, decisionId: null });
    const required = await this.policies.requirementOf(manager, personId);
    const enrolled = await stores.authenticators.list(personId);
    const lockedUntil = await stores.guesses.lockedUntil(personId, now);
    const operator = (await this.people.rolesOf(personId, manager)).length > 0;
    const decision = decide({
      directoryState: subject.directoryState,
      hasRole: operator,
      requirement: {
        required: required.required,
        methods: required.methods.filter(isMethod),
        reasons: required.reasons.map(({ policyName }) => policyName),
      },
      authenticators: enrolled.map(({ id, method, disabledAt }) => ({ id, method, disabled: disabledAt !== null })),
      secondFactorLockedUntil: lockedUntil,
      proven,
    });
    const offered =
      decision.outcome === 'challenge'
        ? enrolled.filter(({ id }) => decision.authenticatorIds.includes(id)).map(({ method }) => method)
        : decision.allowedMethods;
    const methods = [...new Set(offered)].filter((method) => this.delivery.canSend(method));
    return {
      ...reachable(decision, methods),
      personId,
      name: subject.name,
      login: subject.login,
      operator,
      methods,
      lockedUntil,
    };
  }

  /** Keeps a decision under an id that the person can quote. */
  async keep({ manager }: Work, decision: SignInDecision): Promise<string> {
    const id = randomUUID();
    const { outcome, reason, trace, allowedMethods, authenticatorIds, requiredBecause, methods } = decision;
    await row(manager, 'INSERT INTO decision (id, person_id, outcome, reason, trace) VALUES ($1, $2, $3, $4, $5)', [
      id,
      decision.personId,
      outcome,
      reason,
      JSON.stringify({ checks: trace, allowedMethods, authenticatorIds, requiredBecause, methods }),
    ]);
    return id;
  }
}

/** A step that needs a method which nothing here can deliver leads nowhere, and says so. */
function reachable(decision: Decision, methods: readonly Method[]): Decision {
  const needsOne = decision.outcome === 'challenge' || decision.outcome === 'enroll';
  return needsOne && methods.length === 0 ? { ...decision, outcome: 'deny', reason: 'no_method_offered' } : decision;
}
