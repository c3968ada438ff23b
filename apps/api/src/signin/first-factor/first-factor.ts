import { Injectable } from '@nestjs/common';
import type { PasswordCheck } from '@tessera/directory';
import { randomUUID } from 'node:crypto';
import { Connections } from '../../directories/index.js';
import type { PersonRow } from '../../people/index.js';

/** The person at the page waits no longer than this for the directory. */
const WAIT_MS = 3000;

/** The password, as the person's own directory judges it: one bind. */
@Injectable()
export class FirstFactor {
  constructor(private readonly connections: Connections) {}

  /**
   * Null: nobody to ask about. A bind is sent all the same, to the first directory, as a name that has never existed, so that
   * the answer takes as long; it can only be 'wrong' or 'unavailable'.
   */
  async check(person: Pick<PersonRow, 'directoryId' | 'dn'> | null, password: string): Promise<PasswordCheck> {
    const answer = await this.inTime(this.ask(person, password));
    if (person !== null || (!answer.ok && answer.why === 'unavailable')) return answer;
    return { ok: false, why: 'wrong' };
  }

  private async ask(person: Pick<PersonRow, 'directoryId' | 'dn'> | null, password: string): Promise<PasswordCheck> {
    const home = person?.directoryId ? await this.connections.of(person.directoryId) : null;
    if (person && home) return home.reader.verifyPassword(person.dn, password);
    const first = await this.connections.first();
    if (!first) return { ok: false, why: 'unavailable' };
    const answer = await first.reader.verifyPassword(`cn=${randomUUID()},${first.row.baseDn}`, password);
    return answer.ok ? { ok: false, why: 'wrong' } : answer;
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
