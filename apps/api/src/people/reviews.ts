import { Injectable } from '@nestjs/common';
import { actorOf, Audit } from '../audit/index.js';
import { checkReason, Database, type FullViewer, Refused, row } from '../platform/index.js';
import { PeopleList } from './people-list.js';
import type { Person } from './people.types.js';

/** Ends the review of a new person who has the name of one seen before (attack I10). */
@Injectable()
export class Reviews {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly people: PeopleList,
  ) {}

  async clear(operator: FullViewer, personId: string, reasonText: string): Promise<Person | Refused> {
    const reason = checkReason(reasonText);
    if (reason instanceof Refused) return reason;
    if (personId === operator.personId) return new Refused('forbidden', {}, 'Somebody else has to clear your own review.');
    const cleared = await this.database.transaction(async (work) => {
      const person = await row<{ name: string; was: string }>(
        work.manager,
        `WITH was AS (SELECT id, review_reason FROM person WHERE id = $1 AND review_reason IS NOT NULL FOR UPDATE)
         UPDATE person p SET review_reason = NULL FROM was WHERE p.id = was.id
         RETURNING p.display_name AS name, was.review_reason AS was`,
        [personId],
      );
      if (!person) return false;
      await this.audit.append(work, {
        action: 'person.review_cleared',
        actor: actorOf(operator),
        subject: { kind: 'person', id: personId, name: person.name },
        details: { reason, review: person.was },
      });
      return true;
    });
    return (cleared ? await this.people.one(personId) : null) ?? new Refused('not_found');
  }
}
