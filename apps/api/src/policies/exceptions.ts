import { Injectable } from '@nestjs/common';
import { actorOf, Audit } from '../audit/index.js';
import { checkReason, Database, type FullViewer, Refused, row, rows, type Runner } from '../platform/index.js';
import { Engine } from './engine/engine.js';
import type { PolicyException, PolicyExceptionInput } from './exceptions.types.js';

/** Longer than a week is no exception: it belongs into a policy. */
const MOST_DAYS = 7;
const DAY_MS = 86_400_000;
const SHOWN = `x.id, x.person_id AS "personId", p.display_name AS "personName", x.owner, x.reason, x.starts_at AS "startsAt",
  x.ends_at AS "endsAt", x.made_by AS "madeBy", x.ended_at AS "endedAt", x.ended_by AS "endedBy",
  x.ended_at IS NULL AND x.starts_at <= now() AND x.ends_at > now() AS running`;

const invalid = (field: string, sentence: string): Refused => new Refused('policy_exception_invalid', { field }, sentence);

/** Temporary exceptions of one person from what policies require. They end by themselves, at the gate in that very moment. */
@Injectable()
export class Exceptions {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly engine: Engine,
  ) {}

  /** Those that run, or of one person all there were; the latest first. */
  list(personId: string | null): Promise<PolicyException[]> {
    return rows<PolicyException>(
      this.database.manager,
      `SELECT ${SHOWN} FROM policy_exception x JOIN person p ON p.id = x.person_id
        WHERE CASE WHEN $1::uuid IS NULL THEN x.ended_at IS NULL AND x.ends_at > now() ELSE x.person_id = $1 END
        ORDER BY x.starts_at DESC, x.id LIMIT 500`,
      [personId],
    );
  }

  grant(operator: FullViewer, input: PolicyExceptionInput): Promise<PolicyException | Refused> {
    return this.database.transaction(async (work) => {
      const { manager, now } = work;
      const [owner, reason] = [input.owner.replaceAll('\0', '').trim(), checkReason(input.reason)];
      if (reason instanceof Refused) return reason;
      if (owner.length === 0) return invalid('owner', 'Say who answers for the exception.');
      const milliseconds = input.endsAt.getTime() - now.getTime();
      if (!(milliseconds > 0)) return invalid('endsAt', 'An exception ends in the future.');
      if (milliseconds > MOST_DAYS * DAY_MS) return invalid('endsAt', `An exception lasts at most ${MOST_DAYS} days.`);
      if (input.personId === operator.personId) return invalid('personId', 'Nobody makes an exception for themselves.');
      const person = await row<{ name: string; operator: boolean }>(
        manager,
        `SELECT display_name AS name, EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = p.id) AS operator FROM person p WHERE id = $1 FOR UPDATE`,
        [input.personId],
      );
      if (!person) return new Refused('not_found');
      if (person.operator) return invalid('personId', 'Whoever holds a console role always signs in with two factors.');
      const running = await row(
        manager,
        'SELECT 1 FROM policy_exception WHERE person_id = $1 AND ended_at IS NULL AND ends_at > now()',
        [input.personId],
      );
      if (running) return invalid('personId', 'An exception of this person is running. End it first.');
      const made = await row<{ id: string }>(
        manager,
        `INSERT INTO policy_exception (person_id, owner, reason, ends_at, made_by) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
        [input.personId, owner, reason, input.endsAt, operator.displayName],
      );
      await this.engine.evaluateSome(work, 'exception', [input.personId]);
      await this.audit.append(work, {
        action: 'policy.exception_granted',
        actor: actorOf(operator),
        subject: { kind: 'person', id: input.personId, name: person.name },
        details: { exceptionId: made?.id, owner, reason, endsAt: input.endsAt.toISOString() },
      });
      return exceptionOf(manager, made?.id ?? '');
    });
  }

  end(operator: FullViewer, id: string): Promise<PolicyException | Refused> {
    return this.database.transaction(async (work) => {
      const { manager } = work;
      const ended = await row<{ personId: string; name: string }>(
        manager,
        `UPDATE policy_exception x SET ended_at = clock_timestamp(), ended_by = $2 FROM person p
          WHERE x.id = $1 AND p.id = x.person_id AND x.ended_at IS NULL AND x.ends_at > now()
          RETURNING x.person_id AS "personId", p.display_name AS name`,
        [id, operator.displayName],
      );
      if (!ended) return new Refused('not_found');
      await this.engine.evaluateSome(work, 'exception', [ended.personId]);
      await this.audit.append(work, {
        action: 'policy.exception_ended',
        actor: actorOf(operator),
        subject: { kind: 'person', id: ended.personId, name: ended.name },
        details: { exceptionId: id },
      });
      return exceptionOf(manager, id);
    });
  }
}

export async function exceptionOf(runner: Runner, id: string): Promise<PolicyException> {
  const found = await row<PolicyException>(
    runner,
    `SELECT ${SHOWN} FROM policy_exception x JOIN person p ON p.id = x.person_id WHERE x.id = $1`,
    [id],
  );
  if (!found) throw new Error('an exception is gone');
  return found;
}
