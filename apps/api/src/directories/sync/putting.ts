import { Injectable } from '@nestjs/common';
import { DirectoryError } from '@tessera/directory';
import { Audit } from '../../audit/index.js';
import { Engine, followRun } from '../../policies/index.js';
import { row, type Runner, type Work } from '../../platform/index.js';
import type { SyncRunEntity } from '../sync-run.entity.js';
import { peopleBelow, written } from './affected.js';
import { endSessions } from './end-sessions.js';
import { mergeMembers } from './merge-members.js';
import { type MergeCounts, mergeRows } from './merge-rows.js';
import { notePhoneProposals } from './phone-proposals.js';
import { keepFormerNames, markReviews } from './reviews.js';

export interface Put extends MergeCounts {
  /** Rows of any kind, requirements not counted. Nought: what was read is what is known. */
  readonly touched: number;
}

/** Above this, everybody is evaluated: it costs less. */
const SOME = 20_000;
/** New rows at once above which a table is counted anew: the server itself would do it a minute later. */
const MANY = 1000;

const rowsOf = ({ added, changed, missing, returned }: MergeCounts): number => added + changed + missing + returned;

/** Puts what a run has read into people, units, groups, memberships, sessions and requirements. */
@Injectable()
export class Putting {
  constructor(
    private readonly audit: Audit,
    private readonly engine: Engine,
  ) {}

  async everything(work: Work, run: SyncRunEntity, keep: boolean): Promise<Put> {
    const { manager } = work;
    const people = await this.people(work, run);
    if (people.changed + people.missing > 0) await endSessions(work, this.audit, run.directoryId, null);
    const units = await mergeRows(manager, 'organisational_unit', run);
    const groups = await mergeRows(manager, 'directory_group', run);
    // A first run leaves what is known of the tables worth nothing, and what comes next joins all of them.
    if (people.added > MANY) await manager.query('SELECT count_people()');
    const members = await mergeMembers(manager, run, keep);
    if (members.people > MANY) await manager.query('SELECT count_memberships()');
    if (rowsOf(groups) + members.groups > 0) await manager.query('SELECT rebuild_group_closure()');
    await followRun(work, this.audit, run);
    await this.engine.evaluate(work, 'sync');
    return { ...people, touched: rowsOf(people) + rowsOf(units) + rowsOf(groups) + members.people + members.groups };
  }

  /** The same for what has changed: only whoever could be touched by it is looked at. */
  async changes(work: Work, run: SyncRunEntity, keep: boolean): Promise<Put> {
    const { manager } = work;
    const { id, directoryId } = run;
    await refuseMovedUnits(manager, run);
    const people = await this.people(work, run);
    const personIds = await written(manager, ['person', 'stage_person'], id, directoryId);
    if (people.changed > 0) await endSessions(work, this.audit, directoryId, personIds);
    const units = await mergeRows(manager, 'organisational_unit', run);
    const groups = await mergeRows(manager, 'directory_group', run);
    // Before memberships are merged: whoever stays in a group that lost or gained others is not touched by that.
    const renamed = rowsOf(groups) > 0 ? await written(manager, ['directory_group', 'stage_group'], id, directoryId) : [];
    const members = await mergeMembers(manager, run, keep);
    const ruled = await followRun(work, this.audit, run);
    const touched = rowsOf(people) + rowsOf(units) + rowsOf(groups) + members.people + members.groups + ruled.length;
    if (touched === 0) return { ...people, touched };

    // Whoever lies below a group that changed or moved, as the groups were nested before and as they are now.
    const moved = rowsOf(groups) + members.groups > 0;
    const groupIds = moved ? [...ruled, ...renamed, ...members.groupIds] : ruled;
    const affected = new Set([...personIds, ...members.personIds, ...(await peopleBelow(manager, groupIds))]);
    if (moved) {
      await manager.query('SELECT rebuild_group_closure()');
      for (const personId of await peopleBelow(manager, groupIds)) affected.add(personId);
    }
    // A policy may name a unit that is there again, or goes by another name.
    if (rowsOf(units) > 0 || affected.size > SOME) await this.engine.evaluate(work, 'sync');
    else await this.engine.evaluateSome(work, 'sync', [...affected]);
    return { ...people, touched };
  }

  private async people(work: Work, run: SyncRunEntity): Promise<MergeCounts> {
    await notePhoneProposals(work, this.audit, run.id, run.directoryId);
    await keepFormerNames(work, run.id, run.directoryId);
    const counts = await mergeRows(work.manager, 'person', run);
    if (counts.added > 0) await markReviews(work, this.audit, run.id, run.directoryId);
    return counts;
  }
}

/** A unit with another name or place moves everybody below it, and says so of nobody: only reading everything can tell. */
async function refuseMovedUnits(runner: Runner, { id, directoryId }: SyncRunEntity): Promise<void> {
  const moved = await row(
    runner,
    `SELECT 1 FROM stage_unit s JOIN organisational_unit u ON u.directory_id = $2 AND u.external_id = s.external_id
      WHERE s.run_id = $1 AND u.dn_key <> s.dn_key LIMIT 1`,
    [id, directoryId],
  );
  if (moved) throw new DirectoryError('watermark', 'a unit was moved or renamed, and with it all that lies below it');
}
