import { Inject, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Locale } from '@tessera/enrollment';
import { randomUUID } from 'node:crypto';
import { Audit, SYSTEM } from '../../audit/index.js';
import { Outbox } from '../../delivery/index.js';
import { localeOf } from '../../platform/graphql/locale.js';
import { Database, Leader, row, rows, type Settings, SETTINGS, type Work } from '../../platform/index.js';
import { filled, type Letter, LETTERS } from './campaign-words.js';
import { COUNT_DAY, DONE, JOIN_PEOPLE, PRESENT } from './campaigns-sql.js';

const SECONDS = 60;
/** At one go, so that other mails are not kept waiting. */
const MOST_MAILS = 500;
const DAY_MS = 86_400_000;

interface Running {
  readonly id: string;
  readonly name: string;
  readonly dueAt: Date;
  readonly letters: readonly (Letter & { readonly locale: Locale })[];
}
interface Reader {
  readonly id: string;
  readonly name: string;
  readonly mail: string | null;
  readonly locale: string | null;
  readonly language: string | null;
}

/** Which mail is due: 1 at the beginning, 2 within seven days of the end, 3 within one, 0 after it. */
export function stageAt(now: Date, dueAt: Date): 0 | 1 | 2 | 3 {
  const left = dueAt.getTime() - now.getTime();
  if (left <= 0) return 0;
  if (left <= DAY_MS) return 3;
  return left <= 7 * DAY_MS ? 2 : 1;
}

/** Keeps campaigns going: whom they ask, today's point of the curve, and the mails. Whoever has enrolled gets none. */
@Injectable()
export class CampaignMails {
  constructor(
    private readonly database: Database,
    private readonly leader: Leader,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Interval(SECONDS * 1000)
  async tick(): Promise<void> {
    if (!(await this.leader.claims('campaigns', SECONDS))) return;
    const running = await rows<{ id: string }>(
      this.database.manager,
      'SELECT id FROM campaign WHERE stopped_at IS NULL AND due_at > now() ORDER BY created_at',
    );
    for (const { id } of running) await this.database.transaction((work) => this.goOn(work, id));
  }

  async goOn(work: Work, id: string): Promise<void> {
    const { manager, now } = work;
    const campaign = await row<Running>(
      manager,
      `SELECT id, name, due_at AS "dueAt", letters FROM campaign WHERE id = $1 AND stopped_at IS NULL FOR UPDATE`,
      [id],
    );
    const stage = campaign ? stageAt(now, campaign.dueAt) : 0;
    if (!campaign || stage === 0) return;
    await manager.query(JOIN_PEOPLE, [id]);
    await manager.query(COUNT_DAY, [id]);
    const readers = await rows<Reader>(
      manager,
      `WITH due AS (
         SELECT p.id FROM campaign_person m JOIN person p ON p.id = m.person_id AND ${PRESENT}
          WHERE m.campaign_id = $1 AND m.stage < $2 AND NOT ${DONE} ORDER BY p.id LIMIT ${MOST_MAILS}
       )
       UPDATE campaign_person m SET stage = $2, mailed_at = CASE WHEN p.mail <> '' THEN now() ELSE m.mailed_at END
         FROM due JOIN person p ON p.id = due.id WHERE m.campaign_id = $1 AND m.person_id = due.id
       RETURNING p.id, p.display_name AS name, p.mail, p.locale, p.language`,
      [id, stage],
    );
    const mails = readers.filter(({ mail }) => mail);
    for (const reader of mails) await this.mail(work, campaign, reader);
    if (mails.length === 0) return;
    await this.audit.append(work, {
      action: 'campaign.mailed',
      actor: SYSTEM,
      subject: { kind: 'campaign', id, name: campaign.name },
      details: { mails: mails.length, stage },
    });
  }

  private async mail(
    work: Work,
    { dueAt, letters }: Running,
    { id, name, mail, locale: spoken, language }: Reader,
  ): Promise<void> {
    const locale = localeOf({ 'accept-language': [spoken, language].filter(Boolean).join(',') });
    const due = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(dueAt);
    const { organisation, publicUrl } = this.settings;
    const letter = letters.find((one) => one.locale === locale) ?? LETTERS[locale];
    await this.outbox.enqueue(work, {
      id: randomUUID(),
      kind: 'mail',
      personId: id,
      regardingId: null,
      to: mail ?? '',
      content: filled(letter, { name, organisation, due, link: publicUrl }),
      expiresAt: new Date(work.now.getTime() + DAY_MS),
    });
  }
}
