import type { Words } from './words.js';

const CODE_FOR = {
  'sign-in': 'to sign in',
  enroll: 'to set up your second step',
  'fresh-proof': 'to confirm a change',
} as const;
const CALL_ABOUT = {
  'sign-in': 'Someone is signing in with your name and password',
  enroll: 'Someone is setting up this phone as the second step for signing in',
  'fresh-proof': 'Someone is asking to confirm a change to your account',
} as const;

export const en: Words = {
  codeText: ({ issuer, purpose, code, minutes }) =>
    `${issuer}: ${code} is your code ${CODE_FOR[purpose]}. Valid for ${minutes} min. Tell nobody. Not you? Reply 0.`,
  callGreeting: ({ issuer, purpose, place, digits }) =>
    [
      `Hello. This is ${issuer}.`,
      `${CALL_ABOUT[purpose]}${place === null ? '' : `, from ${place}`}.`,
      digits
        ? 'If this is you, type the two digits that your screen shows, and then the hash key, also called pound.'
        : 'If this is you, press the hash key, also called pound.',
      'If it is not you, press zero, and then hash.',
    ].join(' '),
  callEndings: {
    confirmed: 'Thank you. Please go on at your screen. Goodbye.',
    fraud_reported: 'Thank you for telling us. Your account is blocked now, and your administrators have been informed. Goodbye.',
    wrong: 'Those were not the right keys. To be safe, this request has ended. Please start again at your screen. Goodbye.',
    over: 'This request is no longer open. Goodbye.',
    nothing: 'Nothing was pressed, so this request has ended. Goodbye.',
  },
  pushBody: {
    'sign-in': 'Are you signing in? Open to answer.',
    enroll: 'Open to finish setting up this phone.',
    'fresh-proof': 'Do you want to make a change? Open to answer.',
  },
};
