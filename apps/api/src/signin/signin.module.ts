import { Global, Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { EnrollmentModule } from '../enrollment/index.js';
import { PeopleModule } from '../people/index.js';
import { VIEWER_SOURCE } from '../platform/index.js';
import { PoliciesModule } from '../policies/index.js';
import { FirstFactor } from './first-factor/first-factor.js';
import { KnownDevice } from './first-factor/known-device.js';
import { PasswordAttempts } from './first-factor/password-attempts.js';
import { ChallengeResolver } from './portal/challenge.resolver.js';
import { EnrollmentResolver } from './portal/enrollment.resolver.js';
import { PublicSettingsResolver } from './portal/public-settings.resolver.js';
import { Shown } from './portal/shown.js';
import { SignInResolver } from './portal/sign-in.resolver.js';
import { Stepping } from './portal/stepping.js';
import { ViewerResolver } from './portal/viewer.resolver.js';
import { Cookies } from './sessions/cookies.js';
import { SessionEnd } from './sessions/session-end.js';
import { SessionSource } from './sessions/session-source.js';
import { SessionSweep } from './sessions/session-sweep.js';
import { Sessions } from './sessions/sessions.js';
import { SetupToken } from './setup/setup-token.js';
import { SetupResolver } from './setup/setup.resolver.js';
import { Setup } from './setup/setup.js';
import { AfterPassword } from './steps/after-password.js';
import { Challenges } from './steps/challenges.js';
import { Decisions } from './steps/decisions.js';
import { Enrolling } from './steps/enrolling.js';
import { GivingUp } from './steps/giving-up.js';
import { PasswordLog } from './steps/password-log.js';
import { SignIn } from './steps/sign-in.js';
import { StepUp } from './steps/step-up.js';

const FIRST_FACTOR = [FirstFactor, KnownDevice, PasswordAttempts];
const SESSIONS = [Cookies, Sessions, SessionSource, SessionSweep, SessionEnd];
const STEPS = [SignIn, AfterPassword, Challenges, Enrolling, GivingUp, Decisions, StepUp, PasswordLog];
const PORTAL = [ViewerResolver, PublicSettingsResolver, SignInResolver, ChallengeResolver, EnrollmentResolver, Shown, Stepping];

/** Global because the guard of every resolver asks it who the viewer is. */
@Global()
@Module({
  imports: [AuditModule, PeopleModule, EnrollmentModule, PoliciesModule],
  providers: [
    ...FIRST_FACTOR,
    ...SESSIONS,
    ...STEPS,
    ...PORTAL,
    SetupToken,
    Setup,
    SetupResolver,
    { provide: VIEWER_SOURCE, useExisting: SessionSource },
  ],
  exports: [VIEWER_SOURCE, SetupToken],
})
export class SigninModule {}
