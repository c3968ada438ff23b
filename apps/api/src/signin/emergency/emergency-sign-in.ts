import { Injectable } from '@nestjs/common';
import { slowHash } from '../../enrollment/index.js';
import { Database, HostSecretBox, Refused, row } from '../../platform/index.js';
import { PasswordAttempts } from '../first-factor/password-attempts.js';
import { sourceNetwork } from '../first-factor/source-network.js';
import { AfterPassword } from '../steps/after-password.js';
import { PasswordLog } from '../steps/password-log.js';
import type { Step, StepRequest } from '../steps/step.js';
import { EmergencyUse } from './emergency-use.js';

interface Sealed {
  readonly id: string;
  readonly displayName: string;
  readonly hash: string;
  readonly usable: boolean;
}

/** The first factor of emergency accounts. No directory is asked, so it works when none answers. */
@Injectable()
export class EmergencySignIn {
  readonly #hash: ReturnType<typeof slowHash>;

  constructor(
    private readonly database: Database,
    private readonly attempts: PasswordAttempts,
    private readonly log: PasswordLog,
    private readonly after: AfterPassword,
    private readonly use: EmergencyUse,
    box: HostSecretBox,
  ) {
    this.#hash = slowHash(box);
  }

  /**
   * Null when no emergency account has this name. Wrong passwords count by name and network together, so that nobody elsewhere can
   * spend the attempts. An account whose own factor is gone opens nothing: the password alone may not bind another.
   */
  async tried(
    key: string,
    { password, appCode }: { readonly password: string; readonly appCode: string | null },
    request: StepRequest,
  ): Promise<Step | Refused | null> {
    const sealed = await this.find(key);
    if (!sealed) return null;
    const network = sourceNetwork(request.source.address);
    const attempt = await this.attempts.count({ network, loginKey: `${key} ${network}`, personId: null, deviceId: null });
    if (attempt.verdict === 'paused') return new Refused('too_many_attempts', { retryAt: attempt.retryAt });
    if (attempt.verdict === 'open' && (await this.#hash.verify(sealed.hash, password)) && sealed.usable) {
      const user = { personId: sealed.id, name: sealed.displayName };
      await this.database.transaction(async (work) => {
        await this.attempts.right(work.manager, attempt);
        await this.use.opened(work, user, request.source);
      });
      return this.after.go(sealed.id, appCode, request);
    }
    const why = sealed.usable ? 'wrong' : 'no_factor';
    const counted = attempt.verdict === 'open' ? attempt : null;
    await this.log.refused({ person: sealed, why, attempt: counted, source: request.source });
    return new Refused('credentials');
  }

  private find(key: string): Promise<Sealed | null> {
    return row<Sealed>(
      this.database.manager,
      `SELECT p.id, p.display_name AS "displayName", e.password_hash AS hash,
              EXISTS (SELECT 1 FROM authenticator a WHERE a.person_id = p.id AND a.removed_at IS NULL) AS usable
         FROM emergency_account e JOIN person p ON p.id = e.person_id
        WHERE e.login_key = $1 AND e.removed_at IS NULL AND e.confirmed_at IS NOT NULL`,
      [key],
    );
  }
}
