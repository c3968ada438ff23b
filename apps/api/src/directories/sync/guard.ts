import type { OutcomeCode } from './outcome-sentences.js';

/** What a run would do, counted before it does it. */
export interface Losses {
  readonly people: number;
  readonly peopleRead: number;
  readonly peopleMissing: number;
  /** Present and usable now, disabled or expired in what was read. */
  readonly peopleDisabled: number;
  /** Disabled within the last hour by runs that read changes only: many small steps are one large one. */
  readonly recentlyDisabled: number;
  /** Gone or disabled, although an undo has put them back. */
  readonly putBack: number;
  readonly groups: number;
  readonly groupsMissing: number;
  readonly units: number;
  readonly unitsMissing: number;
  readonly memberships: number;
  readonly membershipsRead: number;
  /** Groups and units that a policy in force or a console role rests on, and that would be gone. */
  readonly targetsMissing: number;
  /** Below groups that are the requirement themselves, and that would be gone or match their rule no more. */
  readonly peopleUnruled: number;
}

/** Below this many, anything may vanish without a question. */
const FEW = 5;
const SHARE = 0.02;
/** Memberships below which half of them says nothing. */
const MEMBERSHIPS = 20;

const unusual = (lost: number, of: number): boolean => lost > Math.max(FEW, of * SHARE) || (lost > 0 && lost === of);

/**
 * Whether a person must look before this is applied. Absence is not evidence: a lost read right, a renamed unit or an empty
 * answer looks the same as everybody leaving, and each of them would quietly end what policies require.
 */
export function holdReason(losses: Losses): OutcomeCode | null {
  if (losses.people > 0 && losses.peopleRead === 0) return 'held_empty';
  const taken = losses.peopleMissing + losses.peopleDisabled;
  if (taken > 0 && taken + losses.recentlyDisabled > Math.max(FEW, losses.people * SHARE)) return 'held_people';
  if (losses.putBack > 0) return 'held_undone';
  if (losses.targetsMissing > 0) return 'held_targets';
  if (losses.peopleUnruled > Math.max(FEW, losses.people * SHARE)) return 'held_rules';
  if (unusual(losses.groupsMissing, losses.groups) || unusual(losses.unitsMissing, losses.units)) return 'held_groups';
  if (losses.memberships > MEMBERSHIPS && losses.membershipsRead < losses.memberships / 2) return 'held_memberships';
  return null;
}
