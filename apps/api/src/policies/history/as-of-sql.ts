import { OF_A_DIRECTORY } from '../../people/index.js';

/** Moments that have passed, over `requirement` and what stood in it before: the ranges are half open. */
export const requirementAt = (at: string): string => `
  requirement_at AS NOT MATERIALIZED (
    SELECT person_id, since, methods, terms, deadline, versions, reason_ids FROM requirement WHERE valid_from <= ${at}
     UNION ALL
    SELECT person_id, since, methods, terms, deadline, versions, reason_ids FROM requirement_history
     WHERE valid_from <= ${at} AND valid_until > ${at}
  )`;

export const observationAt = (at: string): string => `
  observation_at AS NOT MATERIALIZED (
    SELECT person_id, versions, reason_ids FROM observation WHERE valid_from <= ${at}
     UNION ALL
    SELECT person_id, versions, reason_ids FROM observation_history WHERE valid_from <= ${at} AND valid_until > ${at}
  )`;

/** Exceptions that ran. */
export const exceptionAt = (at: string): string => `
  exception_at AS NOT MATERIALIZED (
    SELECT x.* FROM policy_exception x
     WHERE x.starts_at <= ${at} AND x.ends_at > ${at} AND (x.ended_at IS NULL OR x.ended_at > ${at})
  )`;

/** RequirementState of a person `p` whose row of `requirement_at` is `r` (or null): derived like the view `person_state`. */
export const stateAt = (at: string): string => `
  CASE WHEN r.person_id IS NULL THEN 'disabled'
       WHEN EXISTS (SELECT 1 FROM authenticator_range a WHERE a.person_id = p.id AND a.method = ANY (r.methods)
                       AND a.valid_from <= ${at} AND (a.valid_until IS NULL OR a.valid_until > ${at})) THEN 'enforced'
       ELSE 'enabled' END`;

/** A person `p` who was known then and not missing. How their account stood is not kept. */
export const knownAt = (at: string): string =>
  `${OF_A_DIRECTORY} AND p.first_seen_at <= ${at} AND (p.missing_since IS NULL OR p.missing_since > ${at})`;
