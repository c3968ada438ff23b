import type { Client } from 'graphql-ws';

/** A document made from a `.graphql` file, whichever page it belongs to, with the types of its answer and its variables. */
export interface TypedDocument<R, V> {
  toString(): string;
  __apiType?: (variables: V) => R;
}

/** A coded refusal or failure of the API. `code` is stable; `message` is a sentence for the person at the page. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly code: string,
    message: string,
    /** The input field that the sentence belongs to. */
    readonly field: string | null = null,
    /** When trying again can succeed. */
    readonly retryAt: Date | null = null,
    readonly triesLeft: number | null = null,
    /** What a person can quote to the helpdesk: the decision, or the incident in the server's log. */
    readonly reference: string | null = null,
  ) {
    super(message);
  }
}

/** Whatever was thrown, as an `ApiError`. */
export const asApiError = (cause: unknown): ApiError =>
  cause instanceof ApiError ? cause : new ApiError('internal', cause instanceof Error ? cause.message : 'Something went wrong.');

interface Answer<T> {
  data?: T | null;
  errors?: { message: string; extensions?: Record<string, unknown> }[];
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function toError(error: { message: string; extensions?: Record<string, unknown> }): ApiError {
  const facts = error.extensions ?? {};
  const retryAt = text(facts['retryAt']);
  return new ApiError(
    text(facts['code']) ?? 'internal',
    error.message,
    text(facts['field']),
    retryAt ? new Date(retryAt) : null,
    typeof facts['triesLeft'] === 'number' ? facts['triesLeft'] : null,
    text(facts['decisionId']) ?? text(facts['incident']),
  );
}

let ahead = 0;

/** The server's time in milliseconds, as of its last answer: countdowns stay right on a device whose clock is wrong. */
export const serverNow = (): number => Date.now() + ahead;

function readClock(response: Response): void {
  const stated = Date.parse(response.headers.get('date') ?? '');
  // The header counts whole seconds; a smaller difference is rounding.
  if (Number.isFinite(stated)) ahead = Math.abs(stated - Date.now()) < 2000 ? 0 : stated - Date.now();
}

let spoken: string | null = null;

/** The language of the page, said with each request from now on; without it the browser's own counts. */
export function speakLanguage(language: string): void {
  spoken = language;
}

/** One POST to `/graphql`. Rejects with `ApiError`, also when the server can't be reached (`offline`). */
export async function request<R, V>(document: TypedDocument<R, V>, variables?: V, signal?: AbortSignal): Promise<R> {
  let response: Response;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'x-tessera': '1', ...(spoken && { 'x-tessera-language': spoken }) },
      body: JSON.stringify({ query: document.toString(), variables: variables ?? {} }),
      signal,
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError('offline', "The server can't be reached. Check your connection and try again.");
  }
  readClock(response);
  const answer = (await response.json().catch(() => ({}))) as Answer<R>;
  const first = answer.errors?.[0];
  if (first) throw toError(first);
  if (!answer.data) throw new ApiError('offline', 'The server is not answering properly. Try again in a moment.');
  return answer.data;
}

let live: Promise<Client> | null = null;
let up = false;

/** True while the live line stands; what is asked over a line that is down waits. */
export const lineIsUp = (): boolean => up;

/** The live line is loaded by the first page that wants it. */
const connect = () =>
  import('graphql-ws').then(({ createClient }) =>
    createClient({
      url: `${location.origin.replace('http', 'ws')}/graphql`,
      retryAttempts: 100,
      shouldRetry: () => true,
      on: { connected: () => void (up = true), closed: () => void (up = false) },
    }),
  );

/** A live stream over graphql-ws; reconnects by itself. `onEnd` hears that the server ended it. Returns the function that ends it. */
export function subscribe<R, V extends Record<string, unknown>>(
  document: TypedDocument<R, V>,
  variables: V,
  onData: (data: R) => void,
  onError: (error: unknown) => void = () => undefined,
  onEnd: () => void = () => undefined,
): () => void {
  let ended = false;
  let end: (() => void) | null = null;
  live ??= connect();
  live.then((client) => {
    if (ended) return;
    end = client.subscribe<R, Record<string, unknown>>(
      { query: document.toString(), variables },
      { next: ({ data }) => data && onData(data), error: onError, complete: () => !ended && onEnd() },
    );
  }, onError);
  return () => {
    ended = true;
    end?.();
  };
}
