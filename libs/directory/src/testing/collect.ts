import type { DirectoryBatch, DirectoryReader, Quarantined, StagedGroup, StagedPerson, StagedUnit } from '../reader.js';

/** One whole run in memory. */
export interface Collected {
  readonly units: StagedUnit[];
  readonly people: StagedPerson[];
  readonly groups: StagedGroup[];
  /** Member keys by the group's name. */
  readonly members: Map<string, string[]>;
  readonly quarantined: Quarantined[];
  /** Kinds of batches in the order in which they came, repetitions left out. */
  readonly order: DirectoryBatch['of'][];
}

/** Reads to the end; throws what the reader throws. */
export async function collect(reader: DirectoryReader, options: { readonly signal?: AbortSignal } = {}): Promise<Collected> {
  const run: Collected = { units: [], people: [], groups: [], members: new Map(), quarantined: [], order: [] };
  for await (const batch of reader.read(options)) {
    if (run.order.at(-1) !== batch.of) run.order.push(batch.of);
    run.quarantined.push(...batch.quarantined);
    if (batch.of === 'units') run.units.push(...batch.items);
    else if (batch.of === 'people') run.people.push(...batch.items);
    else if (batch.of === 'groups') run.groups.push(...batch.items);
    else for (const { groupExternalId, memberDnKeys } of batch.items) addMembers(run, groupExternalId, memberDnKeys);
  }
  return run;
}

function addMembers(run: Collected, groupExternalId: string, keys: readonly string[]): void {
  const group = run.groups.find(({ externalId }) => externalId === groupExternalId);
  if (!group) throw new Error('members came before their group');
  run.members.set(group.name, [...(run.members.get(group.name) ?? []), ...keys]);
}
