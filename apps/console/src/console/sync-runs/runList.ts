interface RunFacts {
  mode: string;
  state: string;
  added: number;
  changed: number;
  missing: number;
  returned: number;
  groupsRead: number;
}

export const modes = ['full', 'changes'] as const;
export type Mode = (typeof modes)[number];

export const changedBy = ({ added, changed, missing, returned }: RunFacts): number => added + changed + missing + returned;

/** A run of changes that found none. A group that was read may have other members, so it counts as a change. */
export const isQuiet = (run: RunFacts): boolean =>
  run.mode === 'changes' && run.state === 'COMPLETED' && changedBy(run) === 0 && run.groupsRead === 0;

/** The runs of a list in their order, and how many quiet ones were left out of it. */
export function runsToShow<T extends RunFacts>(
  runs: readonly T[],
  mode: Mode | null,
  quiet: boolean,
): { shown: T[]; hidden: number } {
  const wanted = runs.filter((run) => mode === null || run.mode === mode);
  const shown = quiet ? wanted : wanted.filter((run) => !isQuiet(run));
  return { shown, hidden: wanted.length - shown.length };
}

const completed = <T extends RunFacts>(runs: readonly T[]) => runs.filter(({ state }) => state === 'COMPLETED');

/** Of runs that are listed newest first: the last that read everything. */
export const lastFull = <T extends RunFacts>(runs: readonly T[]): T | undefined =>
  completed(runs).find(({ mode }) => mode === 'full');

/** Of runs that are listed newest first: the last that changed anything. */
export const lastChange = <T extends RunFacts>(runs: readonly T[]): T | undefined =>
  completed(runs).find((run) => changedBy(run) > 0 || (run.mode === 'changes' && !isQuiet(run)));

/**
 * The run that waits for a decision. Changes are read on while a full one waits, so it need not be the newest; of that one the
 * list may be a moment behind.
 */
export const heldRun = <T extends { id: string; state: string }>(newest: T | null, runs: readonly T[]): T | undefined =>
  newest?.state === 'HELD' ? newest : runs.find(({ id, state }) => state === 'HELD' && id !== newest?.id);

/** Bars of a chart, 0 to 1 of the highest; something always shows. */
export function heights(values: readonly number[]): number[] {
  const most = Math.max(1, ...values);
  return values.map((value) => (value === 0 ? 0 : Math.max(0.06, value / most)));
}
