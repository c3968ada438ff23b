import { counting } from '../forms';

const n = counting('en');

export const frame = {
  language: 'Language',
  demo: 'Demo:',
  demoPhones: 'demo phones and accounts',
  protectedBy: 'Protected by Tessera',
  problem: 'Problem: ',
  note: 'Note: ',
  working: 'Working…',
  waitingForServer: 'Waiting for the server…',
  tryAgain: 'Try again',
  startAgain: 'Start again',
  cancel: 'Cancel',
  close: 'Close',
  next: 'Next',
  goOn: 'Continue',
  copy: 'Copy',
  copied: 'Copied',
  selectIt: 'Select it',
  step: (number: number, of: number) => `Step ${number} of ${of}`,
  endsSoon: (time: string) => `To keep you safe, you will be signed out at ${time} unless you go on.`,
  stay: 'Stay signed in',
  halfEndsSoon: (time: string) => `To keep you safe, this sign-in ends at ${time}. If that is too early, simply start again.`,
  justNow: 'just now',
};

export const methods = {
  name: {
    APP_NOTIFICATION: 'Mobile app, notification',
    APP_CODE: 'Mobile app, code',
    TEXT_MESSAGE: 'Authentication phone, text',
    VOICE_CALL: 'Authentication phone, call',
    OFFICE_PHONE: 'Office phone',
    RECOVERY_CODES: 'Recovery codes',
  },
  preferred: 'Preferred',
  lastUsed: 'Last used',
  setUp: 'Set up',
};

export const signIn = {
  heading: 'Sign in',
  lead: 'Use the login and password of your organisation.',
  login: 'Login',
  password: 'Password',
  showPassword: 'Show password',
  loginMissing: 'Type your login.',
  passwordMissing: 'Type your password.',
  haveCode: 'I have a code from my app',
  appCode: 'Code from my app',
  appCodeHint: 'Optional: signs you in with one step.',
  checking: 'Checking your password…',
  button: 'Sign in',
  firstStart: 'First start?',
  setUpInstallation: 'Set up this installation',
  ended: 'Your sign-in has ended, to keep you safe. Please sign in again.',
  blocked: 'Thank you for telling us. Your account is blocked now, and your admins know. Your helpdesk can open it again.',
  again: 'That is set up. Sign in once more, and use it as your second step.',
  opening: 'You are signed in. Opening the page you came for…',
};

export const setup = {
  closed: 'Setup is closed',
  closedLead: 'This installation already has its admins. Roles are given in the console now.',
  toSignIn: 'Go to sign-in',
  heading: 'Set up this installation',
  lead: 'The server printed a setup token when it started. It works once and opens nothing but this page.',
  token: 'Setup token',
  checking: 'Checking the token…',
  done: 'Setup is done',
  doneLead: (group: string) => `Everyone in “${group}” is an admin of the console now, with two factors.`,
  signInNow: 'Sign in now',
  who: 'Who are the admins?',
  whoLead: 'Choose a group of your directory. Its members become admins, as long as they are in it.',
  find: 'Find a group',
  groups: 'Groups',
  members: (count: number) => n(count, 'member', 'members'),
  none: 'No group with that name. If the directory was just connected, it may still be read.',
  make: (group: string) => `Make “${group}” admins`,
  choose: 'Choose a group',
};
