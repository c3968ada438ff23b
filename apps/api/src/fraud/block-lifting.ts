import { Injectable } from '@nestjs/common';
import { actorOf, Audit } from '../audit/index.js';
import { PeopleList, type Person } from '../people/index.js';
import { checkReason, Database, type FullViewer, Refused, row } from '../platform/index.js';

/** Ends a block, by somebody other than the person, who says why. */
@Injectable()
export class BlockLifting {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly people: PeopleList,
  ) {}

  async lift(operator: FullViewer, personId: string, reasonText: string): Promise<Person | Refused> {
    const reason = checkReason(reasonText);
    if (reason instanceof Refused) return reason;
    if (personId === operator.personId) return this.refused(operator, personId, reason);
    const lifted = await this.database.transaction(async (work) => {
      const block = await row<{ id: string; since: Date; name: string }>(
        work.manager,
        `UPDATE block b SET lifted_at = $4, lifted_by = $2, lifted_by_name = $3, lift_reason = $5 FROM person p
          WHERE b.person_id = $1 AND b.person_id <> $2 AND b.lifted_at IS NULL AND p.id = b.person_id
        RETURNING b.id, b.at AS since, p.display_name AS name`,
        [personId, operator.personId, operator.displayName, work.now, reason],
      );
      if (!block) return false;
      await this.audit.append(work, {
        action: 'block.lifted',
        actor: actorOf(operator),
        subject: { kind: 'person', id: personId, name: block.name },
        details: { blockId: block.id, blockedSince: block.since.toISOString(), reason },
      });
      return true;
    });
    return (lifted ? await this.people.one(personId) : null) ?? new Refused('not_found');
  }

  /** Nobody lifts their own block, admins included (attack G04); the attempt is written down. */
  private async refused(operator: FullViewer, personId: string, reason: string): Promise<Refused> {
    await this.database.transaction((work) =>
      this.audit.append(work, {
        action: 'block.lift_refused',
        outcome: 'refused',
        code: 'forbidden',
        actor: actorOf(operator),
        subject: { kind: 'person', id: personId, name: operator.displayName },
        details: { reason },
      }),
    );
    return new Refused('forbidden', {}, 'Somebody else has to lift your own block.');
  }
}
