/** Stands among the kinds that a session has proven: a browser that the person once chose to have remembered. */
export const REMEMBERED = 'remembered-device';
/** The same of a network in which policy asks for no second factor. */
export const TRUSTED_NETWORK = 'trusted-network';
/** Kinds that stand in for a factor and are none. */
export const STAND_INS: readonly string[] = [REMEMBERED, TRUSTED_NETWORK];
const NONE = STAND_INS.map((kind) => `'${kind}'`).join(', ');

/**
 * SQL over a session `s`: its person has to have proven a second factor by now, and has not. A role or anything enrolled demands
 * one at once, a requirement when its grace is over; a remembered browser or a network stands in for it only where policy says so, and
 * never for an operator.
 */
export const LACKS_SECOND_FACTOR = `(
  (SELECT count(DISTINCT kind) FROM unnest(s.proven) kind WHERE kind NOT IN (${NONE})) < 2
  AND (EXISTS (SELECT 1 FROM person_role pr WHERE pr.person_id = s.person_id)
       OR (NOT ('${REMEMBERED}' = ANY (s.proven) AND EXISTS (
                SELECT 1 FROM requirement r WHERE r.person_id = s.person_id AND (r.terms ->> 'rememberDays')::integer > 0))
           AND NOT ('${TRUSTED_NETWORK}' = ANY (s.proven) AND EXISTS (
                SELECT 1 FROM requirement r CROSS JOIN jsonb_array_elements_text(coalesce(r.terms -> 'networks', '[]')) AS n (network)
                 WHERE r.person_id = s.person_id AND nullif(s.source_address, '')::inet <<= n.network::inet))
           AND (EXISTS (SELECT 1 FROM authenticator a WHERE a.person_id = s.person_id AND a.removed_at IS NULL)
                OR EXISTS (SELECT 1 FROM requirement r WHERE r.person_id = s.person_id
                              AND (r.deadline IS NULL OR r.deadline <= now()))))))`;

/** SQL over a person `p`: policy wants a second way in, and there is at most one that it accepts. */
export const OWES_BACKUP = `EXISTS (
  SELECT 1 FROM requirement r
   WHERE r.person_id = p.id AND (r.terms ->> 'backupRequired')::boolean
     AND (SELECT count(*) FROM authenticator a
           WHERE a.person_id = p.id AND a.removed_at IS NULL AND a.disabled_at IS NULL
             AND (a.method = ANY (r.methods) OR a.method = 'recovery-codes')) < 2)`;
