import ldap from 'ldapjs';
import { DirectoryError } from '../errors.js';
import type { ClientInternals, OperationCounters } from './egress-guard.js';
import { guardEgress } from './egress-guard.js';
import type { Endpoint } from './endpoint.js';
import { tlsOptionsOf } from './endpoint.js';
import { exactName } from './exact-name.js';
import type { Filter } from './filters.js';
import { toLdapFilter } from './filters.js';
import { FrameReader } from './frames.js';
import type { RawEntry } from './messages.js';
import { OP, envelope, readCookie, readEntry, readLargeEntry } from './messages.js';
import { fromNetwork } from './network-errors.js';
import type { LdapResult } from './result-codes.js';
import type { Step, Waiting } from './waiting.js';
import { abortError, closedError, faultOf } from './waiting.js';

export interface ConnectOptions {
  /** Milliseconds for the connection, for StartTLS, and for each bind. */
  readonly timeoutMs: number;
  /** Milliseconds for the connection (and StartTLS), where they are fewer. */
  readonly connectMs?: number;
  readonly counters: OperationCounters;
  readonly signal?: AbortSignal | undefined;
}
export interface PageRequest {
  readonly base: string;
  readonly scope: 'base' | 'one' | 'sub';
  readonly filter: Filter;
  readonly attributes: readonly string[];
  /** Names of attributes without their values (RFC 4511 §4.5.1.6). */
  readonly typesOnly?: boolean;
  /** Controls by OID, those with a value as a pair; a server that does not know them leaves them aside. */
  readonly controls?: readonly (string | { readonly type: string; readonly value: string })[];
  /** Entries at most; a server that sends more is not paging. */
  readonly limit: number;
  /** Null: no paging control. Empty: first page. */
  readonly cookie: Buffer | null;
  /** Milliseconds between two answers. */
  readonly idleMs: number;
}
export interface Page {
  readonly entries: readonly RawEntry[];
  readonly result: LdapResult;
}

/** One message may hold a group of half a million members, not more. */
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
const SERVER_TIME_LIMIT_SECONDS = 600;
const CLOSE_MS = 500;
/** Exported by ldapjs, absent from its types. */
const { Control, PagedResultsControl, LDAP_OTHER } = ldap as unknown as {
  readonly Control: new (options: { type: string; value?: string }) => ldap.Control;
  readonly PagedResultsControl: new (options: { value: { size: number; cookie: Buffer } }) => ldap.Control;
  readonly LDAP_OTHER: number;
};
const KNOWN_CODES = new Set(
  Object.entries(ldap as unknown as Record<string, unknown>).flatMap(([name, code]) =>
    name.startsWith('LDAP_') && typeof code === 'number' ? [code] : [],
  ),
);

interface ParsedResult {
  status: number;
  readonly diagnosticMessage?: string;
}

/**
 * One connection, one operation at a time, nothing but bind and search. Made once, used, closed: it never reconnects,
 * and after the first fault every call fails with that fault.
 */
export class LdapClient {
  readonly #client: ldap.Client;
  readonly #internals: ClientInternals;
  readonly #frames = new FrameReader(MAX_MESSAGE_BYTES, (head) => this.#onTooLarge(head));
  #waiting: Waiting | null = null;
  #failure: DirectoryError | null = null;
  #secure: boolean;
  #onAbort: (() => void) | null = null;

  private constructor(
    private readonly endpoint: Endpoint,
    private readonly options: ConnectOptions,
  ) {
    this.#secure = endpoint.tls === 'ldaps';
    this.#client = ldap.createClient({
      url: endpoint.url,
      connectTimeout: options.connectMs ?? options.timeoutMs,
      ...(this.#secure ? { tlsOptions: tlsOptionsOf(endpoint) } : {}),
    });
    this.#internals = guardEgress(this.#client, options.counters, (id) => {
      if (this.#waiting) this.#waiting.messageId = id;
    });
    this.#internals.connectTo(endpoint.host);
  }

  /** Connected and, where the endpoint says so, under TLS: nothing secret was sent before. Throws `DirectoryError`. */
  static async connect(endpoint: Endpoint, options: ConnectOptions): Promise<LdapClient> {
    const client = new LdapClient(endpoint, options);
    await client.#open();
    if (endpoint.tls === 'start-tls') await client.#startTls();
    return client;
  }

  get url(): string {
    return this.endpoint.url;
  }

  /** The server's answer, refusals included. The caller has made sure that neither name nor password is empty. */
  bind(name: string, password: string): Promise<LdapResult> {
    if (name === '' || password === '') throw new Error('an empty name or password is never sent');
    return this.#ask('bind', OP.bindResponse, this.options.timeoutMs, 0, () => {
      this.#client.bind(name, password, (error) => this.#unanswered(error));
    }).then(({ result }) => result);
  }

  searchPage(request: PageRequest): Promise<Page> {
    const controls = (request.controls ?? []).map((one) => new Control(typeof one === 'string' ? { type: one } : one));
    if (request.cookie) controls.push(new PagedResultsControl({ value: { size: request.limit, cookie: request.cookie } }));
    const options = {
      scope: request.scope,
      filter: toLdapFilter(request.filter),
      attributes: [...request.attributes],
      timeLimit: SERVER_TIME_LIMIT_SECONDS,
      typesOnly: request.typesOnly ?? false,
    };
    return this.#ask('search', OP.searchDone, request.idleMs, request.limit, () => {
      this.#client.search(exactName(request.base), options, controls, (error, answers) => {
        if (error) this.#unanswered(error);
        else answers.on('error', () => undefined);
      });
    });
  }

  /** Says goodbye and waits until the socket is closed. Never throws. */
  async close(): Promise<void> {
    if (this.#onAbort) this.options.signal?.removeEventListener('abort', this.#onAbort);
    const socket = this.#internals.socket;
    if (this.#failure || !socket) return;
    this.#failure = new DirectoryError('cancelled', 'the connection is closed');
    if (this.#waiting) {
      clearTimeout(this.#waiting.timer);
      this.#waiting.reject(this.#failure);
      this.#waiting = null;
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => socket.destroy(), CLOSE_MS);
      this.#client.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
      this.#client.unbind(() => undefined);
    });
  }

  async #open(): Promise<void> {
    const { signal, timeoutMs, connectMs = timeoutMs } = this.options;
    const opened = this.#ask('connect', 0, connectMs + CLOSE_MS, 0, () => {
      this.#client.once('connect', () => {
        this.#takeOverParser();
        this.#settle({ code: 0, diagnostic: '', cookie: null });
      });
    });
    for (const event of ['connectError', 'connectRefused', 'connectTimeout', 'setupError', 'error']) {
      this.#client.on(event, (error: unknown) => this.#fail(fromNetwork(error, this.#secure)));
    }
    this.#client.on('close', () => this.#fail(closedError(this.#waiting)));
    this.#onAbort = () => this.#fail(abortError(signal?.reason));
    if (signal?.aborted) this.#onAbort();
    else signal?.addEventListener('abort', this.#onAbort, { once: true });
    await opened;
  }

  async #startTls(): Promise<void> {
    const ended = this.#ask('startTls', OP.extendedResponse, this.options.connectMs ?? this.options.timeoutMs, 0, () => {
      this.#client.starttls(tlsOptionsOf(this.endpoint), [], (error) => {
        if (this.#failure) return;
        if (error)
          return this.#fail(
            this.#secure ? fromNetwork(error, true) : new DirectoryError('plain_refused', 'the server offers no StartTLS'),
          );
        // A man in the middle can put bytes behind the clear-text answer: they would be read as if they came under TLS.
        if (this.#frames.pending > 0) return this.#fail(new DirectoryError('tls', 'bytes behind the StartTLS answer'));
        this.#settle({ code: 0, diagnostic: '', cookie: null });
      });
    });
    await ended;
  }

  #ask(step: Step, answer: number, idleMs: number, limit: number, send: () => void): Promise<Page> {
    if (this.#failure) return Promise.reject(this.#failure);
    const entries: RawEntry[] = [];
    return new Promise<LdapResult>((resolve, reject) => {
      const timer = setTimeout(() => this.#fail(new DirectoryError('timeout', 'no answer in time')), idleMs);
      this.#waiting = { step, answer, entries, limit, timer, resolve, reject, messageId: -1, cookie: null };
      try {
        send();
      } catch (error) {
        this.#fail(fromNetwork(error, this.#secure));
      }
    }).then((result) => ({ entries, result }));
  }

  #settle(result: LdapResult): void {
    const waiting = this.#waiting;
    if (!waiting) return;
    this.#waiting = null;
    clearTimeout(waiting.timer);
    waiting.resolve(result);
  }

  #fail(error: DirectoryError): void {
    if (this.#failure) return;
    this.#failure = error;
    const waiting = this.#waiting;
    this.#waiting = null;
    this.#internals.destroy();
    if (!waiting) return;
    clearTimeout(waiting.timer);
    waiting.reject(error);
  }

  #unanswered(error: unknown): void {
    // Refusals arrive as results first; what is left is a request that could not be sent.
    if (error && this.#waiting && this.#waiting.messageId === -1) this.#fail(fromNetwork(error, this.#secure));
  }

  /** ldapjs keeps connection, TLS, requests and results; the bytes go through our own framing and limits first. */
  #takeOverParser(): void {
    const parser = this.#internals.parser!;
    const parseOne = parser.write.bind(parser);
    const route = parser.listeners('message')[0] as (message: ParsedResult) => void;
    parser.removeAllListeners('message');
    parser.on('message', (message: ParsedResult) => this.#onResult(message, route));
    parser.removeAllListeners('error');
    parser.on('error', (error: unknown) =>
      this.#fail(new DirectoryError('protocol', 'an answer that cannot be decoded', { cause: error })),
    );
    const read = (chunk: Buffer) => {
      try {
        this.#frames.push(chunk);
        if (this.#frames.isSkipping) this.#waiting?.timer.refresh();
        for (let frame = this.#frames.next(); frame && !this.#failure; frame = this.#frames.next())
          this.#onFrame(frame, parseOne);
      } catch (error) {
        this.#fail(
          error instanceof DirectoryError
            ? error
            : new DirectoryError('protocol', 'an answer that cannot be read', { cause: error }),
        );
      }
    };
    parser.write = read; // for the socket that StartTLS puts in place of this one
    this.#internals.socket!.removeAllListeners('data').on('data', read);
  }

  #onFrame(frame: Buffer, parseOne: (frame: Buffer) => unknown): void {
    const { messageId, op } = envelope(frame);
    const waiting = this.#waiting;
    const fault = faultOf(waiting, messageId, op.tag);
    if (fault || !waiting) return this.#fail(fault ?? closedError(waiting));
    if (waiting.step !== 'connect') waiting.timer.refresh();
    if (op.tag === OP.intermediate) return;
    if (op.tag !== waiting.answer) return void waiting.entries.push(readEntry(frame, op));
    // Behind this answer the next byte on the wire belongs to TLS: nothing more in the clear is expected.
    if (waiting.step === 'startTls') waiting.messageId = -1;
    else waiting.cookie = readCookie(frame, op);
    parseOne(frame);
  }

  #onTooLarge(head: Buffer): void {
    const { messageId, entry } = readLargeEntry(head);
    const waiting = this.#waiting;
    const fault = faultOf(waiting, messageId, OP.searchEntry);
    if (fault || !waiting) throw fault ?? closedError(waiting);
    waiting.entries.push(entry);
  }

  #onResult(message: ParsedResult, route: (message: ParsedResult) => void): void {
    const code = message.status;
    if (typeof code !== 'number') return this.#fail(new DirectoryError('protocol', 'an answer of another kind than the request'));
    const result = { code, diagnostic: message.diagnosticMessage ?? '', cookie: this.#waiting?.cookie ?? null };
    if (!KNOWN_CODES.has(code)) message.status = LDAP_OTHER;
    if (this.#waiting?.step === 'startTls') {
      if (code === 0) this.#secure = true;
      return route(message);
    }
    route(message);
    this.#settle(result);
  }
}
