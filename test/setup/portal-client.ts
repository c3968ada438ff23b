import { parseSetCookie } from 'cookie';

export interface GraphqlFailure {
  readonly code: string;
  readonly message: string;
  readonly [fact: string]: unknown;
}
export interface Answer<T = Record<string, never>> {
  readonly status: number;
  readonly data: T | null;
  readonly error: GraphqlFailure | null;
}

/** A browser without a screen: keeps cookies, sends what the pages send, and nothing else. */
export class PortalClient {
  readonly cookies = new Map<string, string>();

  constructor(
    readonly url: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  /** One GraphQL request; the first error, if any, comes back as its extensions. */
  async ask<T = Record<string, unknown>>(query: string, variables: Record<string, unknown> = {}): Promise<Answer<T>> {
    const response = await this.post({ query, variables });
    const body = (await response.json()) as {
      data?: T | null;
      errors?: { message: string; extensions?: Record<string, unknown> }[];
    };
    const first = body.errors?.[0];
    const error = first ? { ...first.extensions, code: String(first.extensions?.['code']), message: first.message } : null;
    return { status: response.status, data: body.data ?? null, error };
  }

  /** Like `ask`, for what must succeed. */
  async must<T = Record<string, unknown>>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const answer = await this.ask<T>(query, variables);
    if (answer.error || !answer.data) throw new Error(`refused: ${JSON.stringify(answer.error)} for ${query}`);
    return answer.data;
  }

  async post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tessera': '1', cookie: this.cookieHeader(), ...this.headers, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(line: string): void {
    const { name, value, maxAge, expires } = parseSetCookie(line);
    const over = maxAge === 0 || (expires && expires.getTime() <= Date.now());
    if (!value || over) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
