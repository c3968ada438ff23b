import { randomBytes, randomUUID } from 'node:crypto';
import type { Authenticator, Challenge, Enrollment, EnrollmentPorts } from '../../ports.js';

export interface ContractHost<H = unknown> {
  readonly ports: EnrollmentPorts<H>;
  /** Makes a person that rows may belong to, and returns the id. */
  readonly newPerson: () => Promise<string>;
  /** Called once after the suite. */
  close?(): Promise<void>;
}

export const later = (date: Date, seconds: number): Date => new Date(date.getTime() + seconds * 1000);
export const bytes = (length = 32): Uint8Array => Uint8Array.from(randomBytes(length));
export const sameBytes = (a: Uint8Array | null, b: Uint8Array): boolean => a !== null && Buffer.compare(a, b) === 0;
export const times = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

const attempt = (personId: string, now: Date) => ({
  id: randomUUID(),
  handleHash: bytes(),
  personId,
  sessionId: randomUUID(),
  codeMac: null,
  codeExpiresAt: null,
  sends: 0,
  resendAt: null,
  destinationMac: null,
  number: null,
  tries: 0,
  hint: '+49 ••• ••42',
  createdAt: now,
  expiresAt: later(now, 600),
});

export const enrollmentRow = (personId: string, now: Date, changes: Partial<Enrollment> = {}): Enrollment => ({
  ...attempt(personId, now),
  method: 'text-message',
  state: 'awaiting_proof',
  secret: bytes(60),
  activationHash: null,
  activatedAt: null,
  counter: -1,
  label: 'Authentication phone',
  ...changes,
});
export const challengeRow = (
  personId: string,
  now: Date,
  changes: Partial<Challenge> & { authenticatorId: string },
): Challenge => ({
  ...attempt(personId, now),
  method: 'text-message',
  purpose: 'sign-in',
  state: 'pending',
  context: { application: 'Example Org', place: '192.0.2.7', browser: 'Firefox on Windows' },
  ...changes,
});
export const authenticatorRow = (personId: string, now: Date, changes: Partial<Authenticator> = {}): Authenticator => ({
  id: randomUUID(),
  personId,
  method: 'app-code',
  label: 'Authenticator app',
  hint: 'someone',
  secret: bytes(60),
  lastStep: -1,
  preferred: false,
  enrolledAt: now,
  lastUsedAt: null,
  failuresInARow: 0,
  disabledAt: null,
  ...changes,
});
