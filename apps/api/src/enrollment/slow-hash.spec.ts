import { describe, expect, it } from '@jest/globals';
import { HostSecretBox } from '../platform/secrets/host-secret-box.js';
import { slowHash, turns } from './slow-hash.js';

const box = new HostSecretBox(Buffer.alloc(32, 7));

describe('the slow hash', () => {
  it('F01: is Argon2id of 19 MiB in two passes, salted, and right for its own secret alone', async () => {
    const hashes = slowHash(box);
    const [first, second] = await Promise.all([hashes.hash('ABCD-EFGH'), hashes.hash('ABCD-EFGH')]);
    expect(first).toMatch('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(first).not.toBe(second);
    expect(await hashes.verify(first, 'ABCD-EFGH')).toBe(true);
    expect(await hashes.verify(first, 'ABCD-EFGI')).toBe(false);
  });

  it('F01: says nothing to whoever has the database and not the key', async () => {
    const stolen = await slowHash(box).hash('ABCD-EFGH');
    expect(await slowHash(new HostSecretBox(Buffer.alloc(32, 8))).verify(stolen, 'ABCD-EFGH')).toBe(false);
  });

  it('F03: so many run at once and no more, in turn, and a failure frees its place', async () => {
    const inTurn = turns(4);
    const begun: number[] = [];
    let running = 0;
    let most = 0;
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) =>
        inTurn(async () => {
          begun.push(index);
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setImmediate(resolve));
          running -= 1;
          if (index % 3 === 0) throw new Error('failed');
        }),
      ),
    );
    expect(most).toBe(4);
    expect(begun).toEqual(Array.from({ length: 50 }, (_, index) => index));
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(17);
    expect(await inTurn(async () => 'free')).toBe('free');
  });
});
