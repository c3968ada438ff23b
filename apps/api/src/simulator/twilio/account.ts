import { randomBytes } from 'node:crypto';

/** An account of the simulated exchange; made anew at each start, so nobody can know it beforehand. */
export interface Account {
  readonly sid: string;
  readonly authToken: string;
  /** The number that sends and calls. */
  readonly number: string;
}

/** The version of the API that the official package speaks. */
export const API_VERSION = '2010-04-01';

export const newAccount = (number: string): Account => ({
  sid: `AC${randomBytes(16).toString('hex')}`,
  authToken: randomBytes(16).toString('hex'),
  number,
});

/** Twilio's id of a row of ours, such as `SM` for messages and `CA` for calls. */
export const sidOf = (prefix: 'SM' | 'CA', id: string): string => `${prefix}${id.replaceAll('-', '')}`;
