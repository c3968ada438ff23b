import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Where a sealed value lies. Bound into it, so that a value copied to another row does not open (attack J04). */
export interface SealPlace {
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
  readonly personId: string;
}

/** First byte of every sealed value: which key sealed it. */
const KEY_VERSION = 1;
const NONCE = 12;
const TAG = 16;

/**
 * AES-256-GCM (NIST SP 800-38D) and HMAC-SHA-256, with keys derived from the installation's key by HKDF (RFC 5869).
 * A sealed value is version (1 byte), nonce (12), ciphertext, tag (16).
 */
export class HostSecretBox {
  readonly #key: Buffer;
  readonly #sealKey: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
    this.#sealKey = this.derive('seal');
  }

  seal(plain: Uint8Array, place: SealPlace): Uint8Array {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#sealKey, nonce).setAAD(associated(place));
    return Buffer.concat([Buffer.of(KEY_VERSION), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  open(sealed: Uint8Array, place: SealPlace): Uint8Array {
    const bytes = Buffer.from(sealed);
    if (bytes[0] !== KEY_VERSION || bytes.length < 1 + NONCE + TAG) throw new Error('not a sealed value of a known key');
    const decipher = createDecipheriv('aes-256-gcm', this.#sealKey, bytes.subarray(1, 1 + NONCE))
      .setAAD(associated(place))
      .setAuthTag(bytes.subarray(-TAG));
    return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE, -TAG)), decipher.final()]);
  }

  mac(purpose: string, data: Uint8Array): Uint8Array {
    return createHmac('sha256', this.derive(`mac/${purpose}`))
      .update(data)
      .digest();
  }

  /** Equal for equal keys and says nothing about the key: kept in the database to refuse a start with a wrong one. */
  checkValue(): string {
    return createHmac('sha256', this.derive('check')).update('tessera').digest('hex');
  }

  private derive(info: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#key, Buffer.alloc(0), `tessera/1/${info}`, 32));
  }
}

const associated = (place: SealPlace): Buffer =>
  Buffer.from(JSON.stringify([KEY_VERSION, place.table, place.column, place.rowId, place.personId]));
