import { type ApiError, serverNow } from '../graphql/client';

const plural = new Intl.PluralRules('en');
const count = (number: number, one: string, many: string) => `${number} ${plural.select(number) === 'one' ? one : many}`;

/** "in 40 seconds", "in 14 minutes", "in 2 hours": rounded up, so that it is never too early. */
export function whenAgain(at: Date): string {
  const seconds = Math.max(1, Math.ceil((at.getTime() - serverNow()) / 1000));
  if (seconds < 60) return `in ${count(seconds, 'second', 'seconds')}`;
  if (seconds < 5400) return `in ${count(Math.ceil(seconds / 60), 'minute', 'minutes')}`;
  return `in ${count(Math.ceil(seconds / 3600), 'hour', 'hours')}`;
}

const again = (error: ApiError, otherwise: string) =>
  error.retryAt ? `Try again ${whenAgain(error.retryAt)}, at ${clockTime(error.retryAt)}.` : otherwise;

export const clockTime = (at: Date): string => at.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });

const triesLeft = (error: ApiError) => (error.triesLeft === null ? '' : ` ${count(error.triesLeft, 'try', 'tries')} left.`);

const quote = (error: ApiError) => (error.reference ? ` If you call your helpdesk, quote ${error.reference}.` : '');

/** One plain sentence for every code that the API sends to the portal. */
const SENTENCES: Readonly<Record<string, (error: ApiError) => string>> = {
  code_malformed: () => 'The code has 6 digits. Type only those.',
  code_wrong: (error) => `That code didn’t match. Use the newest one and try again.${triesLeft(error)}`,
  challenge_over: () => 'This request is over. Start a new one.',
  enrollment_over: () => 'This setup is over. Start it again; it takes a minute.',
  too_many_tries: () => 'That was the last try for this code. Start again to get a new one.',
  second_factor_locked: (error) => `Too many wrong codes. ${again(error, 'Wait a while, then try again.')}`,
  send_too_soon: (error) => `A text is already on its way. ${again(error, 'Give it a moment.')}`,
  send_limit: (error) => `No more texts can be sent for now. ${again(error, 'Use another way, or ask your helpdesk.')}`,
  method_not_allowed: () => 'Your organisation doesn’t offer this way to you. Choose another one.',
  method_unknown: () => 'This way isn’t set up any more. Choose another one.',
  phone_country: () => 'Phones from this country can’t be used here. Choose another country.',
  phone_punctuation: () => 'Only digits and spaces, please: no dashes, brackets or a plus sign.',
  phone_invalid: () => 'That isn’t a number in this country. Check the area code and the digits.',
  phone_kind: () => 'This kind of number can’t receive our texts. Use an ordinary mobile number.',
  credentials: () => 'That login and password don’t match. Check both and try again.',
  too_many_attempts: (error) => `Too many attempts. ${again(error, 'Wait a while, then try again.')}`,
  directory_unavailable: () =>
    'Your organisation’s directory isn’t answering. Your password may be right; try again in a minute.',
  signin_denied: (error) => `You can’t sign in at the moment. Please contact your helpdesk.${quote(error)}`,
  session_over: () => 'Your sign-in took too long, so it was ended to keep you safe. Please sign in again.',
  forbidden: () => 'You can’t do this with your account. Ask your helpdesk if you think you should.',
  offline: () => 'The server can’t be reached. Check your connection and try again.',
  setup_token: () => 'That setup token isn’t valid. Copy it again from the server’s output; it works once, for one hour.',
  setup_closed: () => 'Setup was finished already. Sign in with an admin’s account.',
  not_found: () => 'That isn’t there any more. Load the page again.',
  bad_request: () => 'The server didn’t understand this page. Load it again; it may be out of date.',
  internal: (error) => `Something went wrong on our side. Try again in a moment.${quote(error)}`,
};

/** What the page says about an error. A code that has no sentence yet shows the API's own. */
export function sentenceFor(error: ApiError): string {
  const known = Object.hasOwn(SENTENCES, error.code) ? SENTENCES[error.code] : undefined;
  return known ? known(error) : error.message;
}

/** Codes after which what is on the page can't go on. */
export const isOver = (code: string): boolean => ['challenge_over', 'enrollment_over', 'too_many_tries'].includes(code);
