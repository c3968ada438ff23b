import type { Bus, Work } from '../../platform/index.js';

/** News of this topic: a row's state, activation, send or delivery has changed. */
export const PROGRESS = 'progress';

/** Tells the pages that wait for these rows, once the transaction has committed. */
export type TellProgress = (ids: readonly string[]) => Promise<void>;

export const tellProgress =
  (bus: Bus, { manager }: Work): TellProgress =>
  async (ids) => {
    for (const regardingId of ids) await bus.tell(manager, PROGRESS, { regardingId });
  };
