import { DirectoryError } from '../errors.js';
import type { DirectoryErrorCode } from '../errors.js';
import type { Endpoint } from './endpoint.js';

const LEFT_OUT_MS = 30_000;

/** What says something about one server; the others may do better. Everything else they would answer alike. */
const OF_ONE_SERVER: ReadonlySet<DirectoryErrorCode> = new Set([
  'unreachable',
  'timeout',
  'tls',
  'tls_issuer',
  'tls_name',
  'tls_expired',
  'plain_refused',
  'protocol',
]);

/** The servers of one directory, in the order of the settings. */
export class Servers {
  /** When each failed last, by its place. */
  readonly #failed = new Map<number, number>();

  constructor(
    private readonly endpoints: readonly Endpoint[],
    private readonly now: () => Date,
  ) {}

  get count(): number {
    return this.endpoints.length;
  }

  /**
   * What `use` makes of the first server that it works on. A server that failed comes last for 30 seconds; then the first
   * is first again. When the signal ends the round, nobody else is tried. The error is that of the server which was tried first, and any error but one server's own ends the round.
   */
  async first<T>(use: (endpoint: Endpoint) => Promise<T>, signal?: AbortSignal): Promise<T> {
    let failure: unknown;
    for (const place of this.#order()) {
      try {
        const result = await use(this.endpoints[place]!);
        this.#failed.delete(place);
        return result;
      } catch (error) {
        failure ??= error;
        if (!(error instanceof DirectoryError) || !OF_ONE_SERVER.has(error.code)) throw error;
        this.#leaveOut(place);
        if (signal?.aborted) break;
      }
    }
    throw failure;
  }

  /** For a server that failed after it was chosen. */
  leaveOut(endpoint: Endpoint): void {
    this.#leaveOut(this.endpoints.indexOf(endpoint));
  }

  #leaveOut(place: number): void {
    this.#failed.set(place, this.now().getTime());
  }

  #order(): number[] {
    const now = this.now().getTime();
    const out = (place: number): boolean => {
      const failed = this.#failed.get(place);
      return failed !== undefined && now - failed < LEFT_OUT_MS && now >= failed;
    };
    const places = this.endpoints.map((_, place) => place);
    return [...places.filter((place) => !out(place)), ...places.filter(out)];
  }
}
