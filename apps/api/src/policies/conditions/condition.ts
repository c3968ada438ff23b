import type { Runner } from '../../platform/index.js';

/** One way to say whom a policy is for. */
export interface ConditionKind {
  readonly kind: string;
  /** Whether it names a group, a unit or a person. */
  readonly needsTarget: boolean;
  /** Built in: appears in system policies and is not accepted from outside. */
  readonly systemOnly: boolean;
  /**
   * A SELECT of `rule_id`, `person_id` and `path` (names, outermost first) over `rule r` (id, kind, target_id) and `who p`
   * (id, directory_id, path). It may answer several paths for one person; the shortest wins.
   */
  readonly hits: string;
  /** Names to show, by target. A target that is gone has none. Kinds without a target answer under the empty string. */
  labels(runner: Runner, targetIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
