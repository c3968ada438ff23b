/** Seconds between two looks while the page is seen, and the longest pause while the server can't be reached. */
export const LOOK_SECONDS = 3;
const LONGEST_SECONDS = 30;

/** Pause after so many failures in a row. */
export const pauseSeconds = (failures: number): number => Math.min(LOOK_SECONDS * 2 ** failures, LONGEST_SECONDS);

interface Watch {
  /** Looks at once, whatever it was waiting for. */
  wake(): void;
  end(): void;
}

/**
 * Looks again and again, one look at a time, while `awake` says so. `look` resolves with whether it could be answered; a wake
 * during a look is followed by another one.
 */
export function watch(look: () => Promise<boolean>, awake: () => boolean): Watch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let looking = false;
  let again = false;
  let ended = false;
  let failures = 0;

  const next = async (): Promise<void> => {
    if (ended || !awake()) return;
    if (looking) {
      again = true;
      return;
    }
    clearTimeout(timer);
    looking = true;
    const reached = await look().catch(() => false);
    looking = false;
    failures = reached ? 0 : failures + 1;
    const seconds = again ? 0 : pauseSeconds(failures);
    again = false;
    if (!ended) timer = setTimeout(() => void next(), seconds * 1000);
  };
  void next();
  return {
    wake: () => void next(),
    end: () => {
      ended = true;
      clearTimeout(timer);
    },
  };
}
