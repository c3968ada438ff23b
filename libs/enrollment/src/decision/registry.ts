/** The sign-in checks in the order in which they are asked. A new one is a file beside this and one line here. */
import type { Check } from './check.js';
import { deviceRemembered } from './device-remembered.js';
import { directoryActive } from './directory-active.js';
import { enrolledButNotAllowed } from './enrolled-but-not-allowed.js';
import { enrollmentMayBegin } from './enrollment-may-begin.js';
import { methodOffered } from './method-offered.js';
import { mustEnroll } from './must-enroll.js';
import { notBlocked } from './not-blocked.js';
import { nothingOwed } from './nothing-owed.js';
import { recovering } from './recovering.js';
import { reviewed } from './reviewed.js';
import { secondFactorEnrolled } from './second-factor-enrolled.js';
import { secondFactorProven } from './second-factor-proven.js';
import { secondFactorUnlocked } from './second-factor-unlocked.js';
import { trustedNetwork } from './trusted-network.js';

export const CHECKS: readonly Check[] = [
  directoryActive,
  notBlocked,
  nothingOwed,
  secondFactorProven,
  deviceRemembered,
  trustedNetwork,
  secondFactorUnlocked,
  reviewed,
  methodOffered,
  recovering,
  secondFactorEnrolled,
  enrolledButNotAllowed,
  enrollmentMayBegin,
  mustEnroll,
];
