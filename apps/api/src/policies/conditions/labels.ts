import type { Runner } from '../../platform/index.js';
import { attributeLabels, type AttributeTest } from './attribute/attribute-test.js';
import { CONDITIONS } from './registry.js';

export interface Targeted {
  readonly kind: string;
  readonly targetId: string | null;
  readonly field?: AttributeTest['field'] | null;
  readonly operator?: AttributeTest['operator'] | null;
  readonly operands?: readonly string[] | null;
}

/** The test of a condition over an attribute, else null. */
export const testOf = ({ field, operator, operands }: Targeted): AttributeTest | null =>
  field && operator && operands ? { field, operator, operands } : null;

/** Looks up the names of many conditions, one query a kind; the answer is null for a target that is gone or a kind unknown. */
export async function labelsOf(runner: Runner, conditions: readonly Targeted[]): Promise<(condition: Targeted) => string | null> {
  const byKind = new Map<string, ReadonlyMap<string, string>>();
  for (const { kind, labels } of CONDITIONS) {
    const targets = conditions.filter((condition) => condition.kind === kind).map(({ targetId }) => targetId ?? '');
    if (targets.length > 0) byKind.set(kind, await labels(runner, targets));
  }
  const tests = conditions.map(testOf).filter((test) => test !== null);
  const labels = await attributeLabels(runner, tests);
  const byTest = new Map(tests.map((test, index) => [JSON.stringify(test), labels[index] ?? null]));
  return (condition) => {
    const test = testOf(condition);
    return test
      ? (byTest.get(JSON.stringify(test)) ?? null)
      : (byKind.get(condition.kind)?.get(condition.targetId ?? '') ?? null);
  };
}
