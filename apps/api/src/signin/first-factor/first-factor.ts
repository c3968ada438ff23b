import { Inject, Injectable } from '@nestjs/common';
import type { PasswordCheck } from '@tessera/directory';
import { randomUUID } from 'node:crypto';
import { DIRECTORY_CONNECTION, type DirectoryConnection } from '../../directories/index.js';

/** The person at the page waits no longer than this for the directory. */
const WAIT_MS = 3000;

/** The password, as the directory judges it: one bind. */
@Injectable()
export class FirstFactor {
  constructor(@Inject(DIRECTORY_CONNECTION) private readonly directory: DirectoryConnection) {}

  /**
   * Null as `dn`: nobody to ask about. A bind is sent all the same, as a name that has never existed, so that the answer
   * takes as long; it can only be 'wrong' or 'unavailable'.
   */
  async check(dn: string | null, password: string): Promise<PasswordCheck> {
    const answer = await this.inTime(
      this.directory.reader.verifyPassword(dn ?? `cn=${randomUUID()},${this.directory.baseDn}`, password),
    );
    if (dn !== null || (!answer.ok && answer.why === 'unavailable')) return answer;
    return { ok: false, why: 'wrong' };
  }

  private async inTime(asked: Promise<PasswordCheck>): Promise<PasswordCheck> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<PasswordCheck>((resolve) => {
      timer = setTimeout(() => resolve({ ok: false, why: 'unavailable' }), WAIT_MS);
    });
    const failed = asked.catch((): PasswordCheck => ({ ok: false, why: 'unavailable' }));
    return Promise.race([failed, late]).finally(() => clearTimeout(timer));
  }
}
