import { useState } from 'react';

const LIMIT = 25;

/** Pages of a list that turns back to its first one when something else is asked. */
export function usePaged(asks: string) {
  const [turned, setTurned] = useState({ asks, page: 0 });
  const page = turned.asks === asks ? turned.page : 0;
  return {
    page,
    size: LIMIT,
    /** What the API takes. */
    asked: { offset: page * LIMIT, limit: LIMIT },
    turn: (next: number) => setTurned({ asks, page: next }),
  };
}
