import { Injectable } from '@nestjs/common';
import { byPerson } from '../people/index.js';
import { Database, GqlRequirementState, rows } from '../platform/index.js';
import { requirementSentence } from './engine/sentence.js';
import type { PersonMethod, Requirement } from './requirement.types.js';

type RequirementRow = Omit<Requirement, 'required' | 'sentence'> & { personId: string };

/** What the engine prepared, for many people at once. Arrow fields, because each names its loader. */
@Injectable()
export class PersonRequirements {
  constructor(private readonly database: Database) {}

  readonly requirements = async (ids: readonly string[]): Promise<ReadonlyMap<string, Requirement>> => {
    const found = await rows<RequirementRow>(
      this.database.manager,
      `SELECT s.person_id AS "personId", s.state, r.since, reasons_of(r.reason_ids) AS reasons, coalesce(r.methods, '{}') AS methods,
              r.computed_at AS "computedAt"
         FROM person_state s LEFT JOIN requirement r ON r.person_id = s.person_id WHERE s.person_id = ANY ($1::uuid[])`,
      [ids],
    );
    return new Map(
      found.map(({ personId, ...requirement }) => {
        const required = requirement.state !== GqlRequirementState.DISABLED;
        const enrolled = requirement.state === GqlRequirementState.ENFORCED;
        return [personId, { ...requirement, required, sentence: requirementSentence({ ...requirement, required, enrolled }) }];
      }),
    );
  };

  readonly methods = async (ids: readonly string[]): Promise<ReadonlyMap<string, PersonMethod[]>> => {
    const found = await rows<PersonMethod & { personId: string }>(
      this.database.manager,
      `SELECT person_id AS "personId", id, method, label, hint, enrolled_at AS "enrolledAt", last_used_at AS "lastUsedAt",
              CASE WHEN disabled_at IS NULL THEN 'ACTIVE' ELSE 'DISABLED' END AS state
         FROM authenticator WHERE person_id = ANY ($1::uuid[]) AND removed_at IS NULL
        ORDER BY preferred DESC, enrolled_at, id`,
      [ids],
    );
    return byPerson(found);
  };

  readonly notRequired = (): Requirement => ({
    state: GqlRequirementState.DISABLED,
    required: false,
    since: null,
    sentence: 'Not required.',
    reasons: [],
    methods: [],
    computedAt: null,
  });
}
