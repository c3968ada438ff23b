/** Refusals of a right password that a policy is the cause of. */
const BY_POLICY = `('no_allowed_method', 'no_method_offered', 'enroll_from_network', 'enroll_by_helpdesk')`;

/** People whose password was right in the minutes ($1) until now, how many of them policy refused, and by which policies. */
export const REFUSALS = `
  WITH passed AS MATERIALIZED (
    SELECT person_id, bool_or(reason IN ${BY_POLICY}) AS refused
      FROM decision WHERE at > clock_timestamp() - $1 * interval '1 minute' AND reason <> 'password_refused' GROUP BY person_id
  ), blamed AS (
    SELECT v.policy_id AS id, count(DISTINCT d.person_id)::int AS refused
      FROM decision d
     CROSS JOIN LATERAL jsonb_array_elements_text(coalesce(d.trace #> '{requirement,versions}', '[]')) AS asked (version_id)
      JOIN policy_version v ON v.id = asked.version_id::uuid
      JOIN policy p ON p.id = v.policy_id AND NOT p.system
     WHERE d.at > clock_timestamp() - $1 * interval '1 minute' AND d.reason IN ${BY_POLICY}
     GROUP BY v.policy_id
  )
  SELECT (SELECT count(*)::int FROM passed) AS people, (SELECT count(*)::int FROM passed WHERE refused) AS refused,
         (SELECT coalesce(jsonb_agg(b ORDER BY b.refused DESC, b.id), '[]') FROM blamed b) AS policies`;
