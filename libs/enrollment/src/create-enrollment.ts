import type { EnrollmentCore } from './core.js';
import { verifyAppCode } from './flows/authenticate/app-code-with-password.js';
import { resendChallenge } from './flows/authenticate/resend.js';
import { cancelChallenge, currentChallenge } from './flows/authenticate/resume.js';
import { startChallenge } from './flows/authenticate/start.js';
import { verifyChallenge } from './flows/authenticate/verify.js';
import { cancelEnrollment, currentEnrollment } from './flows/enroll/resume.js';
import { sendEnrollmentCode } from './flows/enroll/send.js';
import { startEnrollment } from './flows/enroll/start.js';
import { verifyEnrollment } from './flows/enroll/verify.js';
import { showAuthenticator } from './flows/show.js';
import type { EnrollmentPorts } from './ports.js';
import { checkSettings } from './settings.js';

/**
 * The core over a host's ports. Holds no state of its own: any number of them, in any number of processes, may work on the same
 * stores. Throws a RangeError that names the setting when one is out of its range; afterwards operations throw only what the
 * ports or the host's callbacks throw.
 */
export const createEnrollment = <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H> => {
  checkSettings(ports.settings);
  return {
    startEnrollment: startEnrollment(ports),
    sendEnrollmentCode: sendEnrollmentCode(ports),
    verifyEnrollment: verifyEnrollment(ports),
    cancelEnrollment: cancelEnrollment(ports),
    currentEnrollment: currentEnrollment(ports),
    listMethods: ({ personId }) =>
      ports.transaction(async (tx) => (await tx.authenticators.list(personId)).map(showAuthenticator)),
    secondFactorLockedUntil: ({ personId }) => ports.transaction((tx) => tx.guesses.lockedUntil(personId, tx.now)),
    startChallenge: startChallenge(ports),
    resendChallenge: resendChallenge(ports),
    verifyChallenge: verifyChallenge(ports),
    cancelChallenge: cancelChallenge(ports),
    currentChallenge: currentChallenge(ports),
    verifyAppCode: verifyAppCode(ports),
  };
};
