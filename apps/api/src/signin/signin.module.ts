import { Global, Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { EnrollmentModule } from '../enrollment/index.js';
import { FraudModule } from '../fraud/index.js';
import { PeopleModule } from '../people/index.js';
import { VIEWER_SOURCE } from '../platform/index.js';
import { PoliciesModule } from '../policies/index.js';
import { DeviceDoor } from './device/device-door.js';
import { DeviceResolver } from './device/device.resolver.js';
import { EmergencyAccounts } from './emergency/emergency-accounts.js';
import { EmergencyDrill } from './emergency/emergency-drill.js';
import { EmergencyResolver } from './emergency/emergency.resolver.js';
import { EmergencySignIn } from './emergency/emergency-sign-in.js';
import { EmergencyUse } from './emergency/emergency-use.js';
import { RefusalWatch } from './refusals/refusal-watch.js';
import { RefusalsResolver } from './refusals/refusals.resolver.js';
import { FirstFactor } from './first-factor/first-factor.js';
import { KnownDevice } from './first-factor/known-device.js';
import { PasswordAttempts } from './first-factor/password-attempts.js';
import { MyAppPasswords } from './mine/my-app-passwords.js';
import { MyAppPasswordsResolver } from './mine/my-app-passwords.resolver.js';
import { MyDevicesResolver } from './mine/my-devices.resolver.js';
import { MyMethods } from './mine/my-methods.js';
import { MyMethodsResolver } from './mine/my-methods.resolver.js';
import { MySignIns } from './mine/my-sign-ins.js';
import { MySignInsResolver } from './mine/my-sign-ins.resolver.js';
import { ChallengeResolver } from './portal/challenge.resolver.js';
import { EnrollmentResolver } from './portal/enrollment.resolver.js';
import { FreshProofResolver } from './portal/fresh-proof.resolver.js';
import { ProgressStream } from './portal/progress-stream.js';
import { ProgressResolver } from './portal/progress.resolver.js';
import { PublicSettingsResolver } from './portal/public-settings.resolver.js';
import { Shown } from './portal/shown.js';
import { SignInResolver } from './portal/sign-in.resolver.js';
import { Stepping } from './portal/stepping.js';
import { ViewerResolver } from './portal/viewer.resolver.js';
import { Cookies } from './sessions/cookies.js';
import { Fresh } from './sessions/fresh.js';
import { RememberedDevices } from './sessions/remembered-devices.js';
import { SessionEnd } from './sessions/session-end.js';
import { SessionSource } from './sessions/session-source.js';
import { SessionSweep } from './sessions/session-sweep.js';
import { Sessions } from './sessions/sessions.js';
import { TrustEnds } from './sessions/trust-ends.js';
import { SetupToken } from './setup/setup-token.js';
import { SetupResolver } from './setup/setup.resolver.js';
import { Setup } from './setup/setup.js';
import { AfterPassword } from './steps/after-password.js';
import { AskedFrom } from './steps/asked-from.js';
import { Binding } from './steps/binding.js';
import { Challenges } from './steps/challenges.js';
import { DecisionExplanationResolver } from './explain/decision-explanation.resolver.js';
import { Decisions } from './steps/decisions.js';
import { Enrolling } from './steps/enrolling.js';
import { FreshProofs } from './steps/fresh-proofs.js';
import { GivingUp } from './steps/giving-up.js';
import { Offers } from './steps/offers.js';
import { PasswordLog } from './steps/password-log.js';
import { PuttingOff } from './steps/putting-off.js';
import { SignIn } from './steps/sign-in.js';
import { Standing } from './steps/standing.js';
import { StepUp } from './steps/step-up.js';

const FIRST_FACTOR = [FirstFactor, KnownDevice, PasswordAttempts];
const SESSIONS = [Cookies, Sessions, SessionSource, SessionSweep, SessionEnd, RememberedDevices, Fresh, TrustEnds];
const STEPS = [
  SignIn,
  AfterPassword,
  AskedFrom,
  Binding,
  Challenges,
  Decisions,
  DecisionExplanationResolver,
  Enrolling,
  FreshProofs,
  GivingUp,
  Offers,
  PasswordLog,
  PuttingOff,
  Standing,
  StepUp,
];
const PORTAL = [
  ViewerResolver,
  PublicSettingsResolver,
  SignInResolver,
  ChallengeResolver,
  EnrollmentResolver,
  FreshProofResolver,
  ProgressResolver,
  ProgressStream,
  Shown,
  Stepping,
];
const MINE = [
  MyMethods,
  MyMethodsResolver,
  MyAppPasswords,
  MyAppPasswordsResolver,
  MyDevicesResolver,
  MySignIns,
  MySignInsResolver,
];
const EMERGENCY = [EmergencyAccounts, EmergencyDrill, EmergencyResolver, EmergencySignIn, EmergencyUse];
const REFUSALS = [RefusalWatch, RefusalsResolver];
const DEVICE = [DeviceDoor, DeviceResolver];

/** Global because the guard of every resolver asks it who the viewer is. */
@Global()
@Module({
  imports: [AuditModule, PeopleModule, EnrollmentModule, PoliciesModule, FraudModule],
  providers: [
    ...FIRST_FACTOR,
    ...SESSIONS,
    ...STEPS,
    ...PORTAL,
    ...MINE,
    ...DEVICE,
    ...EMERGENCY,
    ...REFUSALS,
    SetupToken,
    Setup,
    SetupResolver,
    { provide: VIEWER_SOURCE, useExisting: SessionSource },
  ],
  exports: [VIEWER_SOURCE, SetupToken],
})
export class SigninModule {}
