/**
 * A state machine as data: for each state, what may happen and where it leads. A state without a way out is final.
 * Events are words of the domain, so the table reads as the rules do; the diagram beside each table is tested to be equal.
 */
export type Machine<State extends string, Event extends string> = {
  readonly initial: State;
  readonly table: { readonly [S in State]: { readonly [E in Event]?: State } };
  /** States that may end a life. Each must have no way out, and every other state must have one. */
  readonly final: readonly State[];
};

/** Where `event` leads from `state`, or null when it may not happen there. */
export const next = <State extends string, Event extends string>(
  machine: Machine<State, Event>,
  state: State,
  event: Event,
): State | null => machine.table[state][event] ?? null;
