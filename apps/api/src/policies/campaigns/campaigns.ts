import { Injectable } from '@nestjs/common';
import { LOCALES } from '@tessera/enrollment';
import { actorOf, Audit } from '../../audit/index.js';
import { searchCondition } from '../../people/index.js';
import { checkReason, Database, type FullViewer, type PageInput, Refused, row, rows, type Work } from '../../platform/index.js';
import { CampaignMails } from './campaign-mails.js';
import { LETTERS } from './campaign-words.js';
import { DONE, JOIN_PEOPLE, PRESENT } from './campaigns-sql.js';
import type {
  Campaign,
  CampaignDay,
  CampaignInput,
  CampaignLetter,
  CampaignPeopleFilter,
  CampaignPerson,
  CampaignPersonPage,
} from './campaigns.types.js';
import { forecast } from './forecast.js';

const MOST_DAYS = 366;
const DAY_MS = 86_400_000;
const SHOWN = `c.id, c.name, coalesce(g.name, y.name) AS asks, c.group_id AS "groupId", c.policy_id AS "policyId", c.due_at AS "dueAt",
  c.created_at AS "createdAt", c.created_by AS "createdBy", c.stopped_at AS "stoppedAt", c.stopped_by AS "stoppedBy",
  c.stop_reason AS "stopReason", c.letters,
  CASE WHEN c.stopped_at IS NOT NULL THEN 'STOPPED' WHEN c.due_at <= now() THEN 'OVER' ELSE 'RUNNING' END AS state`;
const STATES: Readonly<Record<string, string>> = {
  left: 'NOT done',
  done: 'done',
  overdue: 'overdue',
};

const invalid = (field: string, sentence: string): Refused => new Refused('campaign_invalid', { field }, sentence);

/** Campaigns ask; what happens to whoever does not enroll is what policy says, and its grace is how long they may put it off. */
@Injectable()
export class Campaigns {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly mails: CampaignMails,
  ) {}

  letters(): CampaignLetter[] {
    return LOCALES.map((locale) => ({ locale, ...LETTERS[locale] }));
  }

  async list(id: string | null = null): Promise<Campaign[]> {
    const { manager } = this.database;
    const found = await rows<Campaign>(
      manager,
      `SELECT ${SHOWN}, n.* FROM campaign c
         LEFT JOIN directory_group g ON g.id = c.group_id LEFT JOIN policy y ON y.id = c.policy_id
        CROSS JOIN LATERAL (
          SELECT count(*)::int AS people, count(*) FILTER (WHERE f.done)::int AS done,
                 count(*) FILTER (WHERE NOT f.done AND f.mail = '')::int AS "withoutMail"
            FROM (SELECT ${DONE} AS done, coalesce(p.mail, '') AS mail
                    FROM campaign_person m JOIN person p ON p.id = m.person_id AND ${PRESENT} WHERE m.campaign_id = c.id) f
        ) n
        WHERE $1::uuid IS NULL OR c.id = $1 ORDER BY c.created_at DESC, c.id LIMIT 200`,
      [id],
    );
    const days = await rows<CampaignDay & { campaignId: string }>(
      manager,
      `SELECT campaign_id AS "campaignId", day::timestamp AT TIME ZONE 'UTC' AS day, people, done FROM campaign_day
        WHERE campaign_id = ANY ($1::uuid[]) ORDER BY day`,
      [found.map((one) => one.id)],
    );
    return found.map((campaign) => {
      const own = days.filter(({ campaignId }) => campaignId === campaign.id);
      return { ...campaign, days: own, forecast: campaign.state === 'RUNNING' ? forecast(own, campaign.dueAt) : [] };
    });
  }

  async people(id: string, filter: CampaignPeopleFilter, page: PageInput): Promise<CampaignPersonPage> {
    const values: unknown[] = [id];
    const parameter = (value: unknown): string => `$${values.push(value)}`;
    const search = filter.search ? searchCondition(filter.search, parameter) : 'true';
    const state = filter.state ? STATES[filter.state] : 'true';
    if (!state) throw new Refused('bad_request', { field: 'state' });
    const items = await rows<CampaignPerson & { total: number }>(
      this.database.manager,
      `SELECT f.*, count(*) OVER ()::int AS total
         FROM (SELECT s.*, NOT s.done AND s.due_at <= now() AS overdue
                 FROM (SELECT p.id, p.display_name AS "displayName", p.login, p.department, p.mail, m.mailed_at AS "mailedAt", c.due_at,
                              (SELECT r.deadline FROM requirement r WHERE r.person_id = p.id) AS deadline, ${DONE} AS done
                         FROM campaign c JOIN campaign_person m ON m.campaign_id = c.id
                         JOIN person p ON p.id = m.person_id AND ${PRESENT} WHERE c.id = $1 AND ${search}) s) f
        WHERE ${state} ORDER BY lower("displayName"), id OFFSET ${parameter(page.offset)} LIMIT ${parameter(Math.min(page.limit, 100))}`,
      values,
    );
    return { items, total: items[0]?.total ?? 0 };
  }

  /** Mails begin to leave in the same transaction. */
  begin(operator: FullViewer, input: CampaignInput): Promise<string | Refused> {
    return this.database.transaction(async (work) => {
      const { manager } = work;
      const refused = await this.fault(work, input);
      if (refused) return refused;
      const name = input.name.normalize('NFC').trim();
      const made = await row<{ id: string }>(
        manager,
        `INSERT INTO campaign (name, group_id, policy_id, due_at, letters, created_by) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
        [name, input.groupId ?? null, input.policyId ?? null, input.dueAt, JSON.stringify(input.letters), operator.displayName],
      );
      const id = made?.id ?? '';
      await manager.query(JOIN_PEOPLE, [id]);
      const [asked] = await rows<{ people: number }>(
        manager,
        'SELECT count(*)::int AS people FROM campaign_person WHERE campaign_id = $1',
        [id],
      );
      await this.audit.append(work, {
        action: 'campaign.begun',
        actor: actorOf(operator),
        subject: { kind: 'campaign', id, name },
        details: { people: asked?.people ?? 0, dueAt: input.dueAt },
      });
      await this.mails.goOn(work, id);
      return id;
    });
  }

  stop(operator: FullViewer, id: string, reasonText: string): Promise<string | Refused> {
    return this.database.transaction(async (work) => {
      const reason = checkReason(reasonText);
      if (reason instanceof Refused) return reason;
      const stopped = await row<{ name: string }>(
        work.manager,
        `UPDATE campaign SET stopped_at = now(), stopped_by = $2, stop_reason = $3
          WHERE id = $1 AND stopped_at IS NULL RETURNING name`,
        [id, operator.displayName, reason],
      );
      if (!stopped) return new Refused('not_found');
      await this.audit.append(work, {
        action: 'campaign.stopped',
        actor: actorOf(operator),
        subject: { kind: 'campaign', id, name: stopped.name },
        details: { reason },
      });
      return id;
    });
  }

  private async fault(
    { manager, now }: Work,
    { name, groupId, policyId, dueAt, letters }: CampaignInput,
  ): Promise<Refused | null> {
    if (name.trim() === '' || /\p{Cc}/u.test(name)) return invalid('name', 'Give the campaign a name.');
    const milliseconds = dueAt.getTime() - now.getTime();
    if (!(milliseconds > 0)) return invalid('dueAt', 'The date lies in the past.');
    if (milliseconds > MOST_DAYS * DAY_MS) return invalid('dueAt', 'A campaign lasts at most a year.');
    if (Boolean(groupId) === Boolean(policyId)) return invalid('groupId', 'Choose either a group or a policy.');
    const faulty = letters.find(
      ({ locale, subject, text }) =>
        !(LOCALES as readonly string[]).includes(locale) ||
        subject.trim() === '' ||
        !text.includes('{link}') ||
        text.includes('\0'),
    );
    if (faulty) return invalid('letters', 'A mail has a subject, and {link} in its text.');
    const there = groupId
      ? await row(manager, 'SELECT 1 FROM directory_group WHERE id = $1 AND missing_since IS NULL', [groupId])
      : await row(manager, 'SELECT 1 FROM policy WHERE id = $1 AND active_version_id IS NOT NULL', [policyId]);
    if (there) return null;
    return groupId
      ? invalid('groupId', 'This group does not exist any more.')
      : invalid('policyId', 'This policy is not in force, so it asks nobody.');
  }
}
