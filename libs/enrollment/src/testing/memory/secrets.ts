import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  randomInt,
  randomUUID,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto';
import type { RandomSource, SealPlace, SecretBox, SlowHash } from '../../ports.js';

const NONCE = 12;
const TAG = 16;

const associated = (place: SealPlace): Buffer =>
  Buffer.from(JSON.stringify([place.table, place.column, place.rowId, place.personId]));

/** AES-256-GCM and HMAC-SHA-256 with keys derived from one (RFC 5869): what a host's box does, without its key management. */
export const memorySecretBox = (key: Uint8Array = randomBytes(32)): SecretBox => {
  const derived = (info: string): Buffer => Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), info, 32));
  return {
    seal: (plain, place) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', derived('seal'), nonce).setAAD(associated(place));
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open: (sealed, place) => {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv('aes-256-gcm', derived('seal'), bytes.subarray(0, NONCE))
        .setAAD(associated(place))
        .setAuthTag(bytes.subarray(-TAG));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
    },
    mac: (purpose, data) =>
      createHmac('sha256', derived(`mac ${purpose}`))
        .update(data)
        .digest(),
  };
};

export const systemRandom: RandomSource = {
  bytes: (length) => randomBytes(length),
  integer: (below) => randomInt(below),
  uuid: () => randomUUID(),
};

/** The form of a slow hash at the price of a fast one: for tests only. A host uses Argon2id. */
export const memorySlowHash = (): SlowHash => {
  const hashOf = (secret: string, salt: string): Buffer => scryptSync(secret, salt, 32, { N: 2 });
  return {
    hash: async (secret) => {
      const salt = randomBytes(16).toString('base64url');
      return `${salt}.${hashOf(secret, salt).toString('base64url')}`;
    },
    verify: async (hash, secret) => {
      const [salt = '', kept = ''] = hash.split('.');
      return timingSafeEqual(Buffer.from(kept, 'base64url'), hashOf(secret, salt));
    },
  };
};
