/** A "no" of Twilio's API: https://www.twilio.com/docs/api/errors */
export class WireRefusal extends Error {
  override readonly name = 'WireRefusal';
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
  ) {
    super(message);
  }

  get body(): Record<string, unknown> {
    return {
      code: this.code,
      message: this.message,
      more_info: `https://www.twilio.com/docs/errors/${this.code}`,
      status: this.status,
    };
  }
}

type Refused = readonly [code: number, message: string];
interface Refusals {
  readonly noRecipient: Refused;
  readonly noSender: Refused;
  readonly notOurs: Refused;
  readonly noSuchNumber: Refused;
  readonly numbers: Readonly<Record<string, Refused>>;
}

/** Twilio's own test numbers refuse as they do there: https://www.twilio.com/docs/iam/test-credentials */
export const TEXT_REFUSALS: Refusals = {
  noRecipient: [21604, "A 'To' phone number is required."],
  noSender: [21603, "A 'From' phone number is required."],
  notOurs: [21606, "The 'From' phone number is not a number of this account."],
  noSuchNumber: [21211, "The 'To' number is not a valid phone number."],
  numbers: {
    '+15005550002': [21612, "The 'To' number cannot be reached from this 'From' number."],
    '+15005550003': [21408, 'Texts to this country are not enabled.'],
    '+15005550004': [21610, 'The recipient does not want texts.'],
    '+15005550009': [21614, "The 'To' number cannot receive texts."],
  },
};

export const CALL_REFUSALS: Refusals = {
  noRecipient: [21201, "No 'To' number is specified."],
  noSender: [21213, "No 'From' number is specified."],
  notOurs: [21210, "The 'From' number is not verified for this account."],
  noSuchNumber: [21217, 'The phone number does not appear to be valid.'],
  numbers: {
    '+15005550002': [21214, "The 'To' number cannot be reached."],
    '+15005550003': [21215, 'Calls to this country are not enabled.'],
    '+15005550004': [21216, 'Calls to this number are blocked.'],
  },
};

/** In this demo, a number that ends so does not exist, and neither does Twilio's own test number for it. */
const NOWHERE = ['0000', '5005550001'];
const DIGITS = '0123456789';

/** E.164: a plus sign and at most fifteen digits. */
export const isPhoneNumber = (text: string): boolean =>
  text.startsWith('+') &&
  text.length > 7 &&
  text.length <= 16 &&
  Array.from(text.slice(1)).every((digit) => DIGITS.includes(digit));

export function checkNumbers(to: string, from: string, ours: string, refusals: Refusals): void {
  const refused = refusalOf(to, from, ours, refusals);
  if (refused) throw new WireRefusal(400, refused[0], refused[1]);
}

function refusalOf(to: string, from: string, ours: string, refusals: Refusals): Refused | undefined {
  if (!to) return refusals.noRecipient;
  if (!from) return refusals.noSender;
  if (from !== ours) return refusals.notOurs;
  if (!isPhoneNumber(to) || NOWHERE.some((end) => to.endsWith(end))) return refusals.noSuchNumber;
  return refusals.numbers[to];
}
