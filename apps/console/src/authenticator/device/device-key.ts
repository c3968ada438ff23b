const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** Base64 for addresses, without padding (RFC 4648 §5). */
export const base64url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** A new P-256 pair. The private half is made inside the browser and cannot be taken out. */
export async function newDeviceKey(): Promise<{ readonly key: CryptoKey; readonly publicKey: string }> {
  const pair = await crypto.subtle.generateKey(ECDSA, false, ['sign', 'verify']);
  return { key: pair.privateKey, publicKey: base64url(await crypto.subtle.exportKey('spki', pair.publicKey)) };
}

/** ECDSA with SHA-256 over UTF-8 text, IEEE P1363 form, base64url. */
export const sign = async (key: CryptoKey, text: string): Promise<string> =>
  base64url(await crypto.subtle.sign(ECDSA, key, new TextEncoder().encode(text)));
