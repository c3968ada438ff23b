import type { NoticeWords } from '../notice-words.js';

export const en: NoticeWords = {
  greeting: (name) => `Hello ${name},`,
  methods: {
    'app-notification': 'notification in the mobile app',
    'app-code': 'code from an authenticator app',
    'text-message': 'text message',
    'voice-call': 'phone call',
    'office-phone': 'call to the office phone',
    'recovery-codes': 'recovery codes',
  },
  way: (method, hint) => `${method} (${hint})`,
  facts: {
    way: 'Way of verifying',
    name: 'Name',
    application: 'Application',
    place: 'From',
    browser: 'Browser',
    wrongAnswers: 'Wrong answers',
    until: 'Paused until',
    codesLeft: 'Codes left',
    when: 'When',
  },
  fact: (word, value) => `${word}: ${value}`,
  notices: {
    wrong_answers: {
      subject: 'Wrong codes at your sign-in',
      text: 'Somebody entered your password correctly and then gave wrong answers to the second step.',
    },
    second_factor_paused: {
      subject: 'Your second step is paused',
      text: 'There were too many wrong answers to your second step. To protect you, it is paused for a while; after that it works again by itself.',
    },
    authenticator_added: {
      subject: 'A new way of verifying was added',
      text: 'A new way of verifying was added to your account.',
    },
    authenticator_removed: {
      subject: 'A way of verifying was removed',
      text: 'A way of verifying was removed from your account.',
    },
    authenticator_disabled: {
      subject: 'A way of verifying was switched off',
      text: 'One of your ways of verifying was switched off after too many wrong answers. To use it again, set it up anew.',
    },
    enrollment_superseded: {
      subject: 'A set-up was started twice',
      text: 'Somebody began to set up a way of verifying for your account while another set-up of the same kind was open. The earlier one was ended.',
    },
    parallel_requests: {
      subject: 'Two sign-ins at the same time',
      text: 'Two sign-ins asked your phone for confirmation at the same time. Both requests were ended, and neither sign-in went through.',
    },
    code_replayed: {
      subject: 'A used code was given again',
      text: 'A code of yours that had already been used was given a second time. It was refused.',
    },
    recovery_code_used: {
      subject: 'A recovery code was used',
      text: 'One of your recovery codes was used to get back into your account. It works only once and is spent now.',
    },
    recovery_codes_issued: {
      subject: 'New recovery codes',
      text: 'A new set of recovery codes was made for your account. Codes from earlier sets no longer work.',
    },
    app_password_created: {
      subject: 'A new app password',
      text: 'An app password was made for your account. A program that knows it can sign in without the second step.',
    },
    fraud_reported: {
      subject: 'Your account is blocked',
      text: 'A sign-in to your account was reported as fraud. You have been signed out everywhere, your app passwords are deleted, and your account stays blocked until somebody at your organisation lifts the block.',
    },
  },
  notYou: (portal) =>
    `Was this you? Then there is nothing to do.\nIf it was not you, call your helpdesk at once. You can also sign in at ${portal} and report it under your verification methods.`,
  blocked: 'Please call your helpdesk. They will check what happened and tell you how to go on.',
};
