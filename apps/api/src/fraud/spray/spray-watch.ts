import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Audit, SYSTEM } from '../../audit/index.js';
import { Alerts } from '../../people/index.js';
import { Bus, Database, Leader, row, touched, type Work } from '../../platform/index.js';
import { alarmLevel, inTheLastMinute, usualInAMinute, type WrongAnswers } from './wrong-answers.js';

const SECONDS = 15;
const QUIET_MS = 5 * 60_000;

/** Row of `installation` and news of the bus. */
export const SPRAY = 'spray';

interface Episode {
  readonly since: string;
  /** More than this in a minute, as it was set when it began: a long attack does not become what is usual. */
  readonly level: number;
  readonly lastOver: string;
}

/**
 * Many wrong second factors over many people: somebody holds a list of passwords and tries one answer each, below every limit of a
 * person (attack A08). The admins are told once an episode; while it lasts, answers are slow.
 */
@Injectable()
export class SprayWatch {
  constructor(
    private readonly database: Database,
    private readonly leader: Leader,
    private readonly bus: Bus,
    private readonly alerts: Alerts,
    private readonly audit: Audit,
  ) {}

  @Interval(SECONDS * 1000)
  async tick(): Promise<void> {
    if (await this.leader.claims('spray-watch', SECONDS)) await this.look();
  }

  look(): Promise<void> {
    return this.database.transaction(async (work) => {
      const counted = await inTheLastMinute(work.manager, work.now);
      const found = await row<{ value: Episode }>(work.manager, 'SELECT value FROM installation WHERE name = $1', [SPRAY]);
      if (found) await this.goOn(work, found.value, counted);
      else if (counted.answers > alarmLevel(0)) await this.consider(work, counted);
    });
  }

  private async consider(work: Work, counted: WrongAnswers): Promise<void> {
    const usual = await usualInAMinute(work.manager, work.now);
    const level = alarmLevel(usual);
    if (counted.answers <= level) return;
    const at = work.now.toISOString();
    const begun = await touched(
      work.manager,
      'INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING RETURNING 1',
      [SPRAY, JSON.stringify({ since: at, level, lastOver: at } satisfies Episode)],
    );
    if (begun === 0) return;
    const details = { ...counted, usual: Math.round(usual * 10) / 10 };
    await this.audit.append(work, { action: 'spray.suspected', actor: SYSTEM, details });
    await this.alerts.raise(work, {
      kind: 'spray.suspected',
      sentence: `${counted.answers} wrong answers to the second step within a minute: somebody may be trying out stolen passwords`,
      details,
    });
    await this.bus.tell(work.manager, SPRAY);
  }

  private async goOn(work: Work, episode: Episode, { answers }: WrongAnswers): Promise<void> {
    const { manager, now } = work;
    if (answers > episode.level) {
      const value = JSON.stringify({ ...episode, lastOver: now.toISOString() });
      await touched(manager, 'UPDATE installation SET value = $2, updated_at = now() WHERE name = $1 RETURNING 1', [
        SPRAY,
        value,
      ]);
      return;
    }
    if (now.getTime() - Date.parse(episode.lastOver) < QUIET_MS) return;
    if ((await touched(manager, 'DELETE FROM installation WHERE name = $1 RETURNING 1', [SPRAY])) === 0) return;
    await this.audit.append(work, { action: 'spray.over', actor: SYSTEM, details: { since: episode.since } });
    await this.bus.tell(manager, SPRAY);
  }
}
