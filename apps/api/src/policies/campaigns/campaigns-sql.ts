import { OF_A_DIRECTORY } from '../../people/index.js';

/** SQL over a person `p`: has a usable method, of those that policy accepts where it requires anything. */
export const DONE = `EXISTS (
  SELECT 1 FROM authenticator a LEFT JOIN requirement r ON r.person_id = a.person_id
   WHERE a.person_id = p.id AND a.removed_at IS NULL AND a.disabled_at IS NULL AND a.method <> 'recovery-codes'
     AND (r.person_id IS NULL OR a.method = ANY (r.methods)))`;

/** SQL over a person `p`: can be asked at all. */
export const PRESENT = `${OF_A_DIRECTORY} AND p.missing_since IS NULL AND p.directory_state = 'active'`;

/** SQL over a person `p`: among whom a campaign `c` asks, as the directory and policies are now. */
export const ASKED = `(
  EXISTS (SELECT 1 FROM group_closure gc JOIN group_member gm ON gm.group_id = gc.descendant_id
           WHERE gc.ancestor_id = c.group_id AND gm.person_id = p.id)
  OR EXISTS (SELECT 1 FROM policy y JOIN requirement r ON y.active_version_id = ANY (r.versions)
              WHERE y.id = c.policy_id AND r.person_id = p.id))`;

/** Brings in whom a campaign ($1) asks by now. Nobody is taken out: whoever left is counted no more, because `PRESENT` or done. */
export const JOIN_PEOPLE = `
  INSERT INTO campaign_person (campaign_id, person_id)
  SELECT c.id, p.id FROM campaign c JOIN person p ON ${PRESENT} AND ${ASKED} WHERE c.id = $1
  ON CONFLICT DO NOTHING`;

/** Today's point of the curve. */
export const COUNT_DAY = `
  INSERT INTO campaign_day AS d (campaign_id, day, people, done)
  SELECT $1::uuid, (now() AT TIME ZONE 'UTC')::date, count(*), count(*) FILTER (WHERE ${DONE})
    FROM campaign_person m JOIN person p ON p.id = m.person_id AND ${PRESENT} WHERE m.campaign_id = $1
  ON CONFLICT (campaign_id, day) DO UPDATE SET people = excluded.people, done = excluded.done
   WHERE (d.people, d.done) IS DISTINCT FROM (excluded.people, excluded.done)`;
