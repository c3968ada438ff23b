import { describe, expect, it } from '@jest/globals';
import { createPublicKey, verify } from 'node:crypto';
import { newDeviceKey, sign } from './device-key';
import { plainCode, signedText } from './signed-text';

describe('what a device signs', () => {
  it('D04: the texts are exactly those that the server builds', () => {
    const answer = { requestId: 'r', nonce: 'n', decision: 'authenticate', number: '42' } as const;
    expect(signedText.activate('ABCD2345', 'Phone "1"')).toBe('["tessera.activate.v1","ABCD2345","Phone \\"1\\""]');
    expect(signedText.poll('d', 1_700_000_000_000)).toBe('["tessera.poll.v1","d",1700000000000]');
    expect(signedText.answer('d', 2, answer)).toBe('["tessera.answer.v1","d",2,"r","n","authenticate","42"]');
    expect(signedText.answer('d', 2, { ...answer, decision: 'deny', number: null })).toBe(
      '["tessera.answer.v1","d",2,"r","n","deny",null]',
    );
    expect(signedText.other('d', 3, 'subscribe', '')).toBe('["tessera.device.v1","d",3,"subscribe",""]');
  });

  it('D04 D07: a signature verifies with the public half alone, and only over its own text', async () => {
    const { key, publicKey } = await newDeviceKey();
    const signature = Buffer.from(await sign(key, 'träumerei'), 'base64url');
    const known = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' });
    const holds = (text: string) => verify('sha256', Buffer.from(text), { key: known, dsaEncoding: 'ieee-p1363' }, signature);
    expect([signature.length, holds('träumerei'), holds('traumerei')]).toEqual([64, true, false]);
  });

  it('D07: the private half cannot be taken out', async () => {
    const { key } = await newDeviceKey();
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', key)).rejects.toThrow();
  });

  it('S12: a code typed by hand is read in any case, with spaces and dashes', () => {
    expect(plainCode(' abcd-2345 efgh ')).toBe('ABCD2345EFGH');
  });
});
