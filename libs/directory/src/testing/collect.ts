import { DirectoryError } from '../errors.js';
import type { Inspection } from '../inspection.js';
import type { DirectoryBatch, DirectoryReader, DirectorySweep, Quarantined } from '../reader.js';
import type { StagedGroup, StagedPerson, StagedUnit, Watermark } from '../reader.js';

/** One whole run in memory. */
export interface Collected {
  readonly watermark: Watermark | null;
  readonly units: StagedUnit[];
  readonly people: StagedPerson[];
  readonly groups: StagedGroup[];
  /** Member keys by the group's name, or by its id when the group itself was not in the run. */
  readonly members: Map<string, string[]>;
  /** What `changes` said is deleted. */
  readonly gone: string[];
  readonly quarantined: Quarantined[];
  /** Kinds of batches in the order in which they came, repetitions left out. */
  readonly order: DirectoryBatch['of'][];
}

/** Reads to the end; throws what the reader throws. */
export const collect = (reader: DirectoryReader, options: { readonly signal?: AbortSignal } = {}): Promise<Collected> =>
  gather(reader.read(options));

/** The same for what changed since. */
export const collectChanges = (reader: DirectoryReader, since: Watermark): Promise<Collected> => gather(reader.changes(since));

/** All ids of a sweep. */
export async function collectIds(reader: DirectoryReader): Promise<Record<DirectorySweep['of'], string[]>> {
  const ids: Record<DirectorySweep['of'], string[]> = { units: [], people: [], groups: [] };
  for await (const batch of reader.sweep()) ids[batch.of].push(...batch.ids);
  return ids;
}

/** All steps of an inspection. */
export async function collectSteps(reader: DirectoryReader, people?: number): Promise<readonly Inspection[]> {
  const steps: Inspection[] = [];
  for await (const step of reader.inspect(people === undefined ? {} : { people })) steps.push(step);
  return steps;
}

/** The code of the `DirectoryError` that the work ends with, or 'no error'. */
export const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof DirectoryError ? error.code : error),
  );

async function gather(batches: AsyncIterable<DirectoryBatch>): Promise<Collected> {
  let watermark: Watermark | null = null;
  const run = { units: [], people: [], groups: [], members: new Map(), gone: [], quarantined: [], order: [] } as Omit<
    Collected,
    'watermark'
  >;
  for await (const batch of batches) {
    if (run.order.at(-1) !== batch.of) run.order.push(batch.of);
    run.quarantined.push(...batch.quarantined);
    switch (batch.of) {
      case 'watermark':
        [watermark] = batch.items;
        break;
      case 'units':
        run.units.push(...batch.items);
        break;
      case 'people':
        run.people.push(...batch.items);
        break;
      case 'groups':
        run.groups.push(...batch.items);
        break;
      case 'gone':
        run.gone.push(...batch.items);
        break;
      case 'members':
        for (const { groupExternalId, memberDnKeys } of batch.items) addMembers(run, groupExternalId, memberDnKeys);
    }
  }
  return { watermark, ...run };
}

function addMembers(run: Omit<Collected, 'watermark'>, groupExternalId: string, keys: readonly string[]): void {
  const name = run.groups.find(({ externalId }) => externalId === groupExternalId)?.name ?? groupExternalId;
  run.members.set(name, [...(run.members.get(name) ?? []), ...keys]);
}
