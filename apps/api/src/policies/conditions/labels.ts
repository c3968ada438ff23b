import type { Runner } from '../../platform/index.js';
import { CONDITIONS } from './registry.js';

export interface Targeted {
  readonly kind: string;
  readonly targetId: string | null;
}

/** Looks up the names of many conditions, one query a kind; the answer is null for a target that is gone or a kind unknown. */
export async function labelsOf(runner: Runner, conditions: readonly Targeted[]): Promise<(condition: Targeted) => string | null> {
  const byKind = new Map<string, ReadonlyMap<string, string>>();
  for (const { kind, labels } of CONDITIONS) {
    const targets = conditions.filter((condition) => condition.kind === kind).map(({ targetId }) => targetId ?? '');
    if (targets.length > 0) byKind.set(kind, await labels(runner, targets));
  }
  return ({ kind, targetId }) => byKind.get(kind)?.get(targetId ?? '') ?? null;
}
