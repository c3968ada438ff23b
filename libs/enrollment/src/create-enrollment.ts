import type { EnrollmentCore } from './core.js';
import { createAppPassword, listAppPasswords, revokeAppPassword } from './flows/app-passwords/app-passwords.js';
import { verifyAppPassword } from './flows/app-passwords/verify.js';
import { answerByKeys } from './flows/answer/keys.js';
import { answerByReply } from './flows/answer/reply.js';
import { verifyAppCode } from './flows/authenticate/app-code-with-password.js';
import { redeemChallenge } from './flows/authenticate/redeem.js';
import { resendChallenge } from './flows/authenticate/resend.js';
import { cancelChallenge, currentChallenge, watchChallenge } from './flows/authenticate/resume.js';
import { startChallenge } from './flows/authenticate/start.js';
import { verifyChallenge } from './flows/authenticate/verify.js';
import { activateDevice } from './flows/device/activate.js';
import { answerByDevice } from './flows/device/answer.js';
import { pollDevice, proveDevice } from './flows/device/poll.js';
import { redeemEnrollment } from './flows/enroll/redeem.js';
import { cancelEnrollment, currentEnrollment, watchEnrollment } from './flows/enroll/resume.js';
import { sendEnrollmentCode } from './flows/enroll/send.js';
import { startEnrollment } from './flows/enroll/start.js';
import { verifyEnrollment } from './flows/enroll/verify.js';
import { listMethods, preferMethod, renameMethod } from './flows/manage/change.js';
import { removeMethod } from './flows/manage/remove.js';
import { issueRecoveryCodes } from './flows/recovery/issue.js';
import { reportFraud } from './flows/report-fraud/raise.js';
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
    redeemEnrollment: redeemEnrollment(ports),
    cancelEnrollment: cancelEnrollment(ports),
    currentEnrollment: currentEnrollment(ports),
    watchEnrollment: watchEnrollment(ports),
    listMethods: listMethods(ports),
    secondFactorLockedUntil: ({ personId }) => ports.transaction((tx) => tx.guesses.lockedUntil(personId, tx.now)),
    startChallenge: startChallenge(ports),
    resendChallenge: resendChallenge(ports),
    verifyChallenge: verifyChallenge(ports),
    redeemChallenge: redeemChallenge(ports),
    cancelChallenge: cancelChallenge(ports),
    currentChallenge: currentChallenge(ports),
    watchChallenge: watchChallenge(ports),
    verifyAppCode: verifyAppCode(ports),
    answerByKeys: answerByKeys(ports),
    answerByReply: answerByReply(ports),
    activateDevice: activateDevice(ports),
    pollDevice: pollDevice(ports),
    answerByDevice: answerByDevice(ports),
    proveDevice: proveDevice(ports),
    renameMethod: renameMethod(ports),
    preferMethod: preferMethod(ports),
    removeMethod: removeMethod(ports),
    issueRecoveryCodes: issueRecoveryCodes(ports),
    listAppPasswords: listAppPasswords(ports),
    createAppPassword: createAppPassword(ports),
    revokeAppPassword: revokeAppPassword(ports),
    verifyAppPassword: verifyAppPassword(ports),
    reportFraud: reportFraud(ports),
  };
};
