import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, Base64url; what the browser holds. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the database holds instead. A fast hash is enough for 256 random bits. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
