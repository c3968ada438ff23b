import { type CodeSetup, readKeyUri } from '../codes/key-uri';
import { plainCode } from '../device/signed-text';

export type Link =
  | { readonly kind: 'device'; readonly code: string }
  | { readonly kind: 'codes'; readonly setup: CodeSetup }
  /** A device's code, for the authenticator of another address. */
  | { readonly kind: 'elsewhere'; readonly host: string; readonly address: string };

/** What a picture or a link asks for: `…/authenticator#activate=CODE`, `…#otpauth=KEY-URI`, or a key URI itself. Null: nothing that is known. */
export function readLink(text: string, origin: string): Link | null {
  const own = readKeyUri(text);
  if (own) return { kind: 'codes', setup: own };
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const asked = new URLSearchParams(url.hash.slice(1));
  const setup = readKeyUri(asked.get('otpauth') ?? '');
  if (setup) return { kind: 'codes', setup };
  const code = plainCode(asked.get('activate') ?? '');
  if (!code) return null;
  return url.origin === origin ? { kind: 'device', code } : { kind: 'elsewhere', host: url.host, address: url.href };
}
