import { Injectable } from '@nestjs/common';
import { loginKey } from '@tessera/directory';
import { Database, Refused, type RequestSource } from '../../platform/index.js';
import { People, type PersonRow } from '../../people/index.js';
import { FirstFactor } from '../first-factor/first-factor.js';
import { KnownDevice } from '../first-factor/known-device.js';
import { PasswordAttempts } from '../first-factor/password-attempts.js';
import { sourceNetwork } from '../first-factor/source-network.js';
import { EmergencySignIn } from '../emergency/emergency-sign-in.js';
import { AfterPassword } from './after-password.js';
import { PasswordLog } from './password-log.js';
import type { Step, StepRequest } from './step.js';

export interface SignInInput {
  readonly login: string;
  readonly password: string;
  readonly appCode: string | null;
}

const LONGEST = 1024;

/** Never sent to a directory: an empty bind is answered "success" by some (RFC 4513 §5.1.2). */
const canBeSent = (password: string): boolean => password.trim() !== '' && !password.includes('\0') && password.length <= LONGEST;

/**
 * The first factor. The order of things is what protects: shape, count, look up, bind, decide. Names that nobody has take the
 * same way with a bind that cannot succeed.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly people: People,
    private readonly attempts: PasswordAttempts,
    private readonly devices: KnownDevice,
    private readonly firstFactor: FirstFactor,
    private readonly log: PasswordLog,
    private readonly after: AfterPassword,
    private readonly database: Database,
    private readonly emergency: EmergencySignIn,
  ) {}

  async signIn(input: SignInInput, request: StepRequest): Promise<Step | Refused> {
    const key = loginKey(input.login);
    if (key === null || !canBeSent(input.password)) return new Refused('credentials');
    const sealed = await this.emergency.tried(key, input, request);
    if (sealed) return sealed;
    const found = await this.people.findByLogin(key);
    const known = typeof found === 'string' ? null : found;
    const attempt = await this.attempts.count({
      network: sourceNetwork(request.source.address),
      loginKey: key,
      personId: known?.id ?? null,
      deviceId: this.devices.idOf(request.presented.device, known?.id ?? null, new Date()),
    });
    if (attempt.verdict === 'paused') return new Refused('too_many_attempts', { retryAt: attempt.retryAt });

    const askable = known?.directoryState === 'active' && attempt.verdict === 'open';
    const check = await this.firstFactor.check(askable ? known : null, input.password);
    if (!check.ok && check.why === 'unavailable') {
      if (attempt.verdict === 'open') await this.attempts.untried(attempt);
      return new Refused('directory_unavailable');
    }
    if (check.ok && known && attempt.verdict === 'open') {
      await this.database.transaction(({ manager }) => this.attempts.right(manager, attempt));
      return this.after.go(known.id, input.appCode, request);
    }
    const why = attempt.verdict === 'silent' ? 'paused' : (unaskable(found) ?? (check.ok ? 'wrong' : check.why));
    await this.refused(known, why, request.source, attempt.verdict === 'open' ? attempt : null);
    return new Refused('credentials');
  }

  private refused(
    person: PersonRow | null,
    why: string,
    source: RequestSource,
    attempt: Parameters<PasswordLog['refused']>[0]['attempt'],
  ) {
    return this.log.refused({ person, why, attempt, source });
  }
}

/** Why nobody was asked about, for the audit log; null when the directory judged the password. */
function unaskable(found: PersonRow | 'none' | 'many'): string | null {
  if (found === 'none') return 'unknown_name';
  if (found === 'many') return 'ambiguous_name';
  return found.directoryState === 'active' ? null : found.directoryState;
}
