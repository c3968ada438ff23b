import { Injectable } from '@nestjs/common';
import { createDirectory, DirectoryError, type DirectoryErrorCode, type Inspection } from '@tessera/directory';
import { actorOf, Audit } from '../../audit/index.js';
import { countOne, Database, type FullViewer, type Limit, Refused } from '../../platform/index.js';
import { Connections } from '../connections/connections.js';
import { readerSettings } from '../connections/kept-settings.js';
import { checkView } from './check-view.js';
import { Entries } from './entries.js';
import { factsOf } from './facts.js';
import type { DirectoryCheck, DirectoryInput } from './setup.types.js';

const LIMIT: Limit = { scope: 'directory-check', most: 10, seconds: 60, pauseSeconds: 60 };
const LONGEST_MS = 20_000;
const PEOPLE = 5;

/** Stands where nothing was entered yet, and is never sent as an account. */
const NOT_YET = 'cn=not-entered-yet';
const entered = (text: string | null | undefined): boolean => (text ?? '').trim() !== '';
const saysWho = ({ bindDn, bindPassword }: DirectoryInput, known: boolean): boolean =>
  entered(bindDn) && (known || entered(bindPassword));

/** A form that is filled only in part can be tried as far as it goes: the server's certificate before the account, the account before the base. */
function asFarAsItGoes(input: DirectoryInput, known: boolean): DirectoryInput {
  const account = saysWho(input, known) ? {} : { bindDn: NOT_YET, bindPassword: NOT_YET };
  return { ...input, ...account, baseDn: entered(input.baseDn) ? input.baseDn : NOT_YET };
}

/** Tries what an admin has entered, step by step, and changes nothing. */
@Injectable()
export class Checks {
  #busy = false;

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly connections: Connections,
    private readonly entries: Entries,
  ) {}

  async check(operator: FullViewer, id: string | null, input: DirectoryInput): Promise<DirectoryCheck | Refused> {
    const counted = await countOne(this.database.manager, LIMIT, operator.personId);
    if ('retryAt' in counted) return new Refused('too_many_attempts', { retryAt: counted.retryAt });
    const known = id === null ? null : await this.connections.get(id);
    if (id !== null && !known) return this.connections.gone(id);
    const prepared = await this.entries.prepare(known, asFarAsItGoes(input, known !== null));
    if (prepared instanceof Refused) return prepared;
    if (this.#busy) return new Refused('directory_checking');
    this.#busy = true;
    try {
      const { entered: settings, password } = prepared;
      const found: Inspection[] = [];
      const last = saysWho(input, known !== null) ? 'rights' : 'tls';
      const broken = await this.inspect(readerSettings(settings, password), last, found);
      const checked = checkView(found, broken, new Date());
      const failed = checked.steps.find(({ ok }) => ok === false)?.step;
      await this.database.transaction((work) =>
        this.audit.append(work, {
          action: 'directory.checked',
          outcome: failed ? 'refused' : 'success',
          actor: actorOf(operator),
          subject: known && { kind: 'directory', id: known.id, name: known.name },
          details: { ...factsOf(settings), failed },
        }),
      );
      return checked;
    } finally {
      this.#busy = false;
    }
  }

  /** Fills `found`; returns why it ended before a step could say so itself. */
  private async inspect(
    settings: Parameters<typeof createDirectory>[0],
    last: Inspection['step'],
    found: Inspection[],
  ): Promise<DirectoryErrorCode | null> {
    const signal = AbortSignal.timeout(LONGEST_MS);
    try {
      const reader = createDirectory(settings, { now: () => new Date() });
      for await (const step of reader.inspect({ signal, people: PEOPLE })) {
        found.push(step);
        if (step.step === last) break;
      }
      return signal.aborted && found.every(({ ok }) => ok) ? 'cancelled' : null;
    } catch (cause) {
      if (cause instanceof DirectoryError) return cause.code;
      throw cause;
    }
  }
}
