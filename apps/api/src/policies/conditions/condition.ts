import type { Runner } from '../../platform/index.js';

/**
 * One way to say whom a policy is for, in two halves, so that the same words serve one person at the gate and a million in the
 * engine: which ways lead from a rule towards people, and who stands at the end of one.
 */
export interface ConditionKind {
  readonly kind: string;
  /** Whether it names a group, a unit or a person. */
  readonly needsTarget: boolean;
  /** Built in: appears in system policies and is not accepted from outside. */
  readonly systemOnly: boolean;
  /**
   * A SELECT of `rule_id`, `via_id` (uuid, what `people` goes on from, or null) and `path` (names, outermost first) over
   * `rule r` (id, kind, target_id, field, operator, operands), of rules of this kind only.
   */
  readonly ways: string;
  /**
   * Joins that lead from such a way `w` to `who p` (id, directory_id, path and the attributes of a person). Several ways may lead to
   * one person; of each rule the shortest wins.
   */
  readonly people: string;
  /** Names to show, by target. A target that is gone has none. Kinds without a target answer under the empty string. */
  labels(runner: Runner, targetIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
