import { Inject, Injectable } from '@nestjs/common';
import { stringifySetCookie } from 'cookie';
import { type GraphqlContext, SETTINGS, type Settings } from '../../platform/index.js';
import { DEVICE_DAYS } from '../first-factor/known-device.js';

type Kind = 'half' | 'session' | 'device';

/** What the browser presented. */
export type PresentedTokens = { readonly [K in Kind]?: string };
/** A token sets the cookie, null clears it, absence leaves it. */
export type CookieChange = { readonly [K in Kind]?: string | null };

/** Half and full session lie in cookies of different names; under https none can be set from another host or without TLS. */
@Injectable()
export class Cookies {
  readonly #secure: boolean;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.#secure = settings.publicUrl.startsWith('https:');
  }

  read(cookies: GraphqlContext['cookies']): PresentedTokens {
    const of = (kind: Kind) => cookies[this.name(kind)];
    return { half: of('half'), session: of('session'), device: of('device') };
  }

  write(context: GraphqlContext, change: CookieChange): void {
    for (const kind of ['half', 'session', 'device'] as const) {
      const value = change[kind];
      if (value === undefined) continue;
      const keep = kind === 'device' ? { maxAge: DEVICE_DAYS * 86_400 } : {};
      context.reply?.header(
        'set-cookie',
        stringifySetCookie({
          name: this.name(kind),
          value: value ?? '',
          httpOnly: true,
          sameSite: 'strict',
          path: '/',
          secure: this.#secure,
          ...(value === null ? { maxAge: 0 } : keep),
        }),
      );
    }
  }

  /** The request as it would look with only these tokens, to find the viewer that they stand for. */
  asPresented(tokens: PresentedTokens): Record<string, string | undefined> {
    return { [this.name('half')]: tokens.half, [this.name('session')]: tokens.session };
  }

  private name(kind: Kind): string {
    return `${this.#secure ? '__Host-' : ''}tessera-${kind}`;
  }
}
