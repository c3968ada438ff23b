import { Injectable } from '@nestjs/common';
import { Audit, SYSTEM } from '../../audit/index.js';
import { Database, newToken, row, type Runner, tokenHash, touched } from '../../platform/index.js';

const MINUTES = 60;
const EXISTED = `SELECT 1 FROM installation WHERE name = 'operator-existed'`;

/**
 * The way in for the first admin of a fresh installation: one token, printed once at start, good for an hour and one use.
 * Once an operator ever existed there is none, whatever becomes of the operators.
 */
@Injectable()
export class SetupToken {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** A new token, which replaces an older one; null when an operator ever existed. Only its hash is kept. */
  issue(): Promise<string | null> {
    return this.database.transaction(async (work) => {
      const { manager } = work;
      await touched(
        manager,
        `INSERT INTO installation (name, value) SELECT 'operator-existed', 'true'
          WHERE EXISTS (SELECT 1 FROM role_mapping WHERE role = 'admin') ON CONFLICT (name) DO NOTHING RETURNING 1`,
      );
      if (await row(manager, EXISTED)) return null;
      const token = newToken();
      await row(
        manager,
        `INSERT INTO installation (name, value)
         VALUES ('setup-token', jsonb_build_object('hash', $1::text, 'expiresAt', now() + $2 * interval '1 minute'))
         ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = now()`,
        [tokenHash(token).toString('hex'), MINUTES],
      );
      await this.audit.append(work, { action: 'setup.token_issued', actor: SYSTEM, details: { minutes: MINUTES } });
      return token;
    });
  }

  async isOpen(runner: Runner = this.database.manager): Promise<boolean> {
    const waiting = await row(
      runner,
      `SELECT 1 FROM installation WHERE name = 'setup-token' AND (value->>'expiresAt')::timestamptz > now() AND NOT EXISTS (${EXISTED})`,
    );
    return waiting !== null;
  }

  async isRight(runner: Runner, token: string): Promise<boolean> {
    const right = await row(
      runner,
      `SELECT 1 FROM installation
        WHERE name = 'setup-token' AND value->>'hash' = $1 AND (value->>'expiresAt')::timestamptz > now() AND NOT EXISTS (${EXISTED})`,
      [tokenHash(token).toString('hex')],
    );
    return right !== null;
  }

  /** Uses the token up: true for exactly one caller. */
  async consume(runner: Runner, token: string): Promise<boolean> {
    const used = await touched(
      runner,
      `DELETE FROM installation
        WHERE name = 'setup-token' AND value->>'hash' = $1 AND (value->>'expiresAt')::timestamptz > now() AND NOT EXISTS (${EXISTED})
        RETURNING 1`,
      [tokenHash(token).toString('hex')],
    );
    return used === 1;
  }

  async operatorExisted(runner: Runner = this.database.manager): Promise<boolean> {
    return (await row(runner, EXISTED)) !== null;
  }
}
