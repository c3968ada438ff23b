import { hash, verify } from '@node-rs/argon2';
import type { SlowHash } from '@tessera/enrollment';
import type { HostSecretBox } from '../platform/index.js';

/** Of Argon2id, the package's own default (OWASP Password Storage: 19 MiB, two passes, one lane). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 4;

/**
 * What is hashed is a MAC of the secret, so that the database alone does not even serve for guessing. At most so many run at
 * once in this process, whatever is sent to it; the others wait in line (attack F03).
 */
export function slowHash(box: Pick<HostSecretBox, 'mac'>, atOnce = AT_ONCE): SlowHash {
  const inTurn = turns(atOnce);
  const peppered = (secret: string): string =>
    Buffer.from(box.mac('slow-hash', Buffer.from(secret, 'utf8'))).toString('base64url');
  return {
    hash: (secret) => inTurn(() => hash(peppered(secret), COST)),
    verify: (stored, secret) => inTurn(() => verify(stored, peppered(secret))),
  };
}

/** Runs at most `atOnce` works at a time, in the order in which they came. */
export function turns(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < atOnce) running += 1;
    else await new Promise<void>((begin) => waiting.push(begin));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
