import { describe, expect, it } from '@jest/globals';
import type { Method } from '../methods/registry.js';
import type { SignInFacts } from './check.js';
import { decide } from './decide.js';

/** Where a person stands, small enough to visit every place: two methods, each not enrolled, usable or disabled. */
interface Place {
  readonly required: boolean;
  readonly accepted: readonly Method[];
  readonly phone: 'none' | 'usable' | 'disabled';
  readonly app: 'none' | 'usable' | 'disabled';
  readonly needs: SignInFacts['enrollmentNeeds'];
}
const CONDITIONS = ['none', 'usable', 'disabled'] as const;
const ACCEPTED: readonly (readonly Method[])[] = [[], ['app-code'], ['text-message'], ['app-code', 'text-message']];
const PLACES: Place[] = [true, false].flatMap((required) =>
  ACCEPTED.flatMap((accepted) =>
    CONDITIONS.flatMap((phone) =>
      CONDITIONS.flatMap((app) =>
        ([null, 'network', 'helpdesk'] as const).map((needs) => ({ required, accepted, phone, app, needs })),
      ),
    ),
  ),
);
const now = new Date('2026-01-05T08:00:00Z');

const factsOf = ({ required, accepted, phone, app, needs }: Place, proven: readonly Method[] = []): SignInFacts => ({
  directoryState: 'active',
  hasRole: false,
  requirement: { required, methods: accepted, reasons: [] },
  authenticators: [
    ...(phone === 'none' ? [] : [{ id: 'p', method: 'text-message' as const, disabled: phone === 'disabled' }]),
    ...(app === 'none' ? [] : [{ id: 'a', method: 'app-code' as const, disabled: app === 'disabled' }]),
  ],
  secondFactorLockedUntil: null,
  proven,
  blocked: false,
  deadline: null,
  now,
  rememberedDevice: false,
  backupRequired: false,
  needsReview: false,
  trustedNetwork: false,
  enrollmentNeeds: required ? needs : null,
});

/** What may happen next by the person's own doing, and by an admin's or the helpdesk's: enrolled ways taken away, policy changed. */
function nextOf(place: Place, others: boolean): Place[] {
  const { outcome, allowedMethods } = decide(factsOf(place));
  const own: Place[] =
    outcome === 'enroll'
      ? allowedMethods.flatMap((method): Place[] =>
          method === 'app-code'
            ? [{ ...place, app: 'usable' as const }]
            : method === 'text-message'
              ? [{ ...place, phone: 'usable' as const }]
              : [],
        )
      : [];
  if (!others) return own;
  return [
    ...own,
    { ...place, phone: 'none', app: 'none' },
    { ...place, needs: null },
    ...ACCEPTED.map((accepted) => ({ ...place, accepted })),
    { ...place, required: !place.required },
  ];
}

const isIn = (place: Place): boolean => {
  const decision = decide(factsOf(place));
  if (decision.outcome === 'allow') return true;
  if (decision.outcome !== 'challenge') return false;
  const proof = decision.authenticatorIds.includes('a') ? 'app-code' : 'text-message';
  return decide(factsOf(place, [proof])).outcome === 'allow';
};

function reaches(start: Place, others: boolean): boolean {
  const seen = new Set<string>();
  const open = [start];
  for (let place = open.pop(); place; place = open.pop()) {
    if (isIn(place)) return true;
    const key = JSON.stringify(place);
    if (!seen.has(key)) open.push(...nextOf(place, others));
    seen.add(key);
  }
  return false;
}

describe('the states of a requirement', () => {
  it('P3: from every place there is a way in: no dead end', () => {
    expect(PLACES).toHaveLength(216);
    expect(PLACES.filter((place) => !reaches(place, true))).toEqual([]);
  });

  it('P3 E08: whoever cannot go on alone is refused with a reason that names who can help', () => {
    const stuck = PLACES.filter((place) => !reaches(place, false));
    const reasons = new Set(stuck.map((place) => decide(factsOf(place)).reason));
    expect([...reasons].toSorted()).toEqual([
      'authenticators_disabled',
      'enroll_by_helpdesk',
      'enroll_from_network',
      'no_allowed_method',
      'no_method_offered',
    ]);
  });
});
