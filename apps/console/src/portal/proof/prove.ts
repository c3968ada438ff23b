import { createContext, useContext } from 'react';
import { ApiError } from '../../graphql/client';

/** The person closed the dialog: nothing went wrong, nothing was done. The server has no such code. */
export const NOT_PROVEN = 'not_proven';

export class NotProven extends ApiError {
  constructor() {
    super(NOT_PROVEN, '');
  }
}

/** Does the work; where the server wants a fresh proof first, asks the person for it and does the work again. */
export type Prove = <T>(work: () => Promise<T>) => Promise<T>;

/** Repeats the work once after `ask` came back. */
export const provingBy =
  (ask: () => Promise<void>): Prove =>
  async (work) => {
    try {
      return await work();
    } catch (cause) {
      if (!(cause instanceof ApiError) || cause.code !== 'fresh_proof_needed') throw cause;
      await ask();
      return work();
    }
  };

export const ProveContext = createContext<Prove>((work) => work());

export const useProve = (): Prove => useContext(ProveContext);
