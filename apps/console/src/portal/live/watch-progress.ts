import type { PortalEnrollmentProgressQuery, PortalProgressFragment } from '../../generated/portal/graphql';
import { lineIsUp, request, subscribe, type TypedDocument } from '../../graphql/client';

type Answer = { readonly progress: PortalProgressFragment | null };
type Asked = { handle: string };

/** The same facts by two ways: told by the live line, and read when it is down. */
export interface Watch {
  readonly live: TypedDocument<Answer, Asked>;
  readonly query: TypedDocument<PortalEnrollmentProgressQuery, Asked>;
}

/** Milliseconds between reads while the live line is down, and while it stands but says nothing. */
const DOWN = 3000;
const SILENT = 20_000;

/** Tells each change of what the handle names; null when it is over. Returns the function that ends it. */
export function watchProgress(
  watch: Watch,
  handle: string,
  onProgress: (progress: PortalProgressFragment | null) => void,
  onProblem: (cause: unknown) => void,
): () => void {
  const gone = new AbortController();
  let broken = false;
  let heard = Date.now();
  const hear = ({ progress }: Answer) => {
    if (gone.signal.aborted) return;
    heard = Date.now();
    onProgress(progress);
  };
  const fail = () => void (broken = true);
  const end = subscribe(watch.live, { handle }, hear, fail, fail);
  const timer = setInterval(() => {
    const patience = lineIsUp() && !broken ? SILENT : DOWN;
    if (document.visibilityState !== 'visible' || Date.now() - heard < patience) return;
    heard = Date.now();
    request(watch.query, { handle }, gone.signal).then(hear, (cause) => {
      if (!gone.signal.aborted) onProblem(cause);
    });
  }, 1000);
  return () => {
    gone.abort();
    clearInterval(timer);
    end();
  };
}
