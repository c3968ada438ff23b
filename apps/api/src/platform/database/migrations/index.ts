import { Platform1764000000001 } from './0001-platform.js';
import { Audit1764000000002 } from './0002-audit.js';
import { People1764000000003 } from './0003-people.js';
import { Delivery1764000000004 } from './0004-delivery.js';
import { Enrollment1764000000005 } from './0005-enrollment.js';
import { Policies1764000000006 } from './0006-policies.js';
import { Directories1764000000007 } from './0007-directories.js';
import { Signin1764000000008 } from './0008-signin.js';
import { SessionReports1764000000009 } from './0009-session-reports.js';
import { EnrollmentMethods1764000000010 } from './0010-enrollment-methods.js';
import { DeliveryWires1764000000011 } from './0011-delivery-wires.js';
import { PolicyTerms1764000000012 } from './0012-policy-terms.js';
import { SigninSteps1764000000013 } from './0013-signin-steps.js';
import { Simulator1764000000014 } from './0014-simulator.js';
import { Watches1764000000015 } from './0015-watches.js';
import { DirectoryChanges1764000000016 } from './0016-directory-changes.js';
import { SeveralDirectories1764000000017 } from './0017-several-directories.js';
import { PolicyRules1764000000018 } from './0018-policy-rules.js';
import { SyncSpeed1764000000019 } from './0019-sync-speed.js';
import { PolicyModel1764000000030 } from './0030-policy-model.js';
import { RequirementHistory1764000000031 } from './0031-requirement-history.js';
import { PolicySettings1764000000032 } from './0032-policy-settings.js';
import { EmergencyAccounts1764000000035 } from './0035-emergency-accounts.js';
import { Campaigns1764000000036 } from './0036-campaigns.js';
import { RefusalWatch1764000000037 } from './0037-refusal-watch.js';

/** In order, forward only, never edited once released. */
export const MIGRATIONS = [
  Platform1764000000001,
  Audit1764000000002,
  People1764000000003,
  Delivery1764000000004,
  Enrollment1764000000005,
  Policies1764000000006,
  Directories1764000000007,
  Signin1764000000008,
  SessionReports1764000000009,
  EnrollmentMethods1764000000010,
  DeliveryWires1764000000011,
  PolicyTerms1764000000012,
  SigninSteps1764000000013,
  Simulator1764000000014,
  Watches1764000000015,
  DirectoryChanges1764000000016,
  SeveralDirectories1764000000017,
  PolicyRules1764000000018,
  SyncSpeed1764000000019,
  PolicyModel1764000000030,
  RequirementHistory1764000000031,
  PolicySettings1764000000032,
  EmergencyAccounts1764000000035,
  Campaigns1764000000036,
  RefusalWatch1764000000037,
];
