import { Injectable } from '@nestjs/common';
import { type Method, METHODS } from '@tessera/enrollment';
import { DeliveryService } from '../../delivery/index.js';
import { People } from '../../people/index.js';
import { Database, type Runner } from '../../platform/index.js';
import { type LiveRequirement, PoliciesService, type PolicyTerms } from '../../policies/index.js';

/** Where one person stands with policy at this moment. */
export interface PersonStanding {
  readonly requirement: LiveRequirement;
  readonly operator: boolean;
  /** What is accepted: the policy's methods where one requires anything, else all; of an emergency account its app code. */
  readonly allowed: readonly Method[];
  readonly terms: PolicyTerms;
  /** On calls the two digits of the page are asked for; of operators always (attack C06). */
  readonly digitsOnCalls: boolean;
  /** For how long a browser may be remembered; never for operators. */
  readonly rememberDays: number;
}

const isMethod = (name: string): name is Method => (METHODS as readonly string[]).includes(name);

@Injectable()
export class Standing {
  constructor(
    private readonly policies: PoliciesService,
    private readonly people: People,
    private readonly delivery: DeliveryService,
    private readonly database: Database,
  ) {}

  async of(personId: string, runner: Runner = this.database.manager): Promise<PersonStanding> {
    const requirement = await this.policies.requirementOf(runner, personId);
    const operator = (await this.people.rolesOf(personId, runner)).length > 0;
    const sealed = operator && (await this.people.isSealed(personId, runner));
    const { terms, required, methods } = requirement;
    return {
      requirement,
      operator,
      allowed: sealed ? ['app-code'] : required ? methods.filter(isMethod) : METHODS,
      terms,
      digitsOnCalls: terms.digitsOnCalls || operator,
      rememberDays: operator ? 0 : terms.rememberDays,
    };
  }

  /** Those of some methods by which this installation can reach anybody. */
  async reachable(methods: Iterable<Method>): Promise<Method[]> {
    const one = [...new Set(methods)];
    const can = await Promise.all(one.map((method) => this.delivery.canSend(method)));
    return one.filter((_, index) => can[index]);
  }
}
