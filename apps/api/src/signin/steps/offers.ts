import { Inject, Injectable } from '@nestjs/common';
import { directoryPhone, type DirectoryPhone, type Method } from '@tessera/enrollment';
import { People } from '../../people/index.js';
import { type Settings, SETTINGS } from '../../platform/index.js';
import { PLAIN_TERMS, type PolicyTerms } from '../../policies/index.js';
import { methodsOf } from './challenges.js';
import { Standing } from './standing.js';
import type { Visitor } from './step.js';

export interface Offer {
  readonly method: Method;
  readonly officePhone: DirectoryPhone | null;
  /** Another number than the directory's may be typed. */
  readonly editable: boolean;
}
export interface EnrollmentTerms {
  readonly methods: readonly Method[];
  readonly digitsOnCalls: boolean;
  readonly officePhoneEditable: boolean;
  /** An admin has to look at this person first (attack I10). */
  readonly needsReview: boolean;
  /** How a first enrollment may begin. */
  readonly begins: Pick<PolicyTerms, 'enrollFrom' | 'enrollNetworks'>;
  /** The directory's office phone as it stands there. */
  readonly knownPhone: { readonly number: string; readonly country: string } | null;
}

/** What a person may set up, by policy and by what this installation can reach. */
@Injectable()
export class Offers {
  constructor(
    private readonly standing: Standing,
    private readonly people: People,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async termsOf(visitor: Visitor): Promise<EnrollmentTerms> {
    const { allowed, terms, digitsOnCalls, requirement } = await this.standing.of(visitor.personId);
    // Attack C07: a desk phone is shared and forwarded, so it is set up only where a policy names it.
    const isOff = (method: Method) => method === 'recovery-codes' || (method === 'office-phone' && !requirement.required);
    const open = visitor.kind === 'half' ? methodsOf(visitor) : allowed.filter((method) => !isOff(method));
    const person = await this.people.get(visitor.personId);
    const knownPhone = person?.officePhone ? { number: person.officePhone, country: person.country ?? '' } : null;
    const { officePhoneEditable } = terms;
    const needsReview = typeof person?.reviewReason === 'string';
    return {
      methods: await this.standing.reachable(open),
      digitsOnCalls,
      officePhoneEditable,
      needsReview,
      begins: requirement.required ? terms : PLAIN_TERMS,
      knownPhone,
    };
  }

  /** An office phone that is neither known nor may be typed is not offered. */
  async of(visitor: Visitor): Promise<Offer[]> {
    const { methods, officePhoneEditable, knownPhone } = await this.termsOf(visitor);
    const officePhone = knownPhone && directoryPhone({ ...knownPhone, allowed: this.settings.phoneCountries });
    return methods
      .filter((method) => method !== 'office-phone' || officePhone !== null || officePhoneEditable)
      .map((method) =>
        method === 'office-phone'
          ? { method, officePhone, editable: officePhoneEditable }
          : { method, officePhone: null, editable: true },
      );
  }
}
