import { Inject, Injectable } from '@nestjs/common';
import { stringifySetCookie } from 'cookie';
import { type GraphqlContext, SETTINGS, type Settings } from '../../platform/index.js';
import { DEVICE_DAYS } from '../first-factor/known-device.js';
import { REMEMBERED_DAYS } from './remembered-devices.js';

const KINDS = ['half', 'session', 'device', 'remembered'] as const;
type Kind = (typeof KINDS)[number];
/** How long a browser keeps what outlives its window; the row or the mark itself ends sooner. */
const KEEP_DAYS: { readonly [K in Kind]?: number } = { device: DEVICE_DAYS, remembered: REMEMBERED_DAYS };

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
    return { half: of('half'), session: of('session'), device: of('device'), remembered: of('remembered') };
  }

  write(context: GraphqlContext, change: CookieChange): void {
    for (const kind of KINDS) {
      const value = change[kind];
      if (value === undefined) continue;
      const days = KEEP_DAYS[kind];
      context.reply?.header(
        'set-cookie',
        stringifySetCookie({
          name: this.name(kind),
          value: value ?? '',
          httpOnly: true,
          sameSite: 'strict',
          path: '/',
          secure: this.#secure,
          ...(value === null ? { maxAge: 0 } : days ? { maxAge: days * 86_400 } : {}),
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
