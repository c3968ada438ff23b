import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TestDevice } from '../../testing/device.js';
import { checkName } from '../name.js';
import { shownContext, shownText } from './shown-text.js';
import { activateText, answerText, deviceKey, deviceText, pollText, signedBy } from './signed-text.js';

const answer = { deviceId: 'd', counter: 7, requestId: 'r', nonce: 'n', decision: 'authenticate', number: '42' } as const;

describe('what a device signs', () => {
  it('D04: is fixed to the letter, and its kinds share no text', () => {
    expect(activateText('ABCD', 'Pixel 8')).toBe('["tessera.activate.v1","ABCD","Pixel 8"]');
    expect(pollText('d', 7)).toBe('["tessera.poll.v1","d",7]');
    expect(answerText(answer)).toBe('["tessera.answer.v1","d",7,"r","n","authenticate","42"]');
    expect(answerText({ ...answer, decision: 'deny', number: null })).toBe('["tessera.answer.v1","d",7,"r","n","deny",null]');
    expect(deviceText('d', 7, 'subscribe', '{}')).toBe('["tessera.device.v1","d",7,"subscribe","{}"]');
  });

  it('D04: a signature holds for its text and key only, in the form that WebCrypto makes', async () => {
    const device = new TestDevice();
    const text = answerText(answer);
    const signature = device.sign(text);
    expect(signedBy(device.publicKey, text, signature)).toBe(true);
    expect(signedBy(new TestDevice().publicKey, text, signature)).toBe(false);
    for (const changed of [{ decision: 'deny' }, { number: '43' }, { counter: 8 }, { nonce: 'm' }, { requestId: 's' }] as const) {
      expect(signedBy(device.publicKey, answerText({ ...answer, ...changed }), signature)).toBe(false);
    }
    expect(signedBy(device.publicKey, text, signature.subarray(1))).toBe(false);
    expect(signedBy(device.publicKey, text, new Uint8Array(64))).toBe(false);

    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    const pair = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
    if (!('privateKey' in pair)) throw new Error('no key pair');
    const byBrowser = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, Buffer.from(text));
    const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
    expect(signedBy(spki, text, new Uint8Array(byBrowser))).toBe(true);
    expect(deviceKey(spki)).toEqual(spki);
  });

  it('D07: keys of other curves and kinds, and bytes that are no key, are refused', () => {
    for (const curve of ['P-384', 'secp256k1', 'P-521']) {
      const device = new TestDevice(1, curve);
      expect(deviceKey(device.publicKey)).toBeNull();
      expect(signedBy(device.publicKey, 'text', device.sign('text'))).toBe(false);
    }
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'der', type: 'spki' });
    const edwards = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' });
    expect(deviceKey(rsa)).toBeNull();
    expect(deviceKey(edwards)).toBeNull();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (junk) => deviceKey(junk) === null));
  });
});

describe('what a device shows', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(fc.constantFrom('\u202e', '\u2066', '\u200f', '\n', '\u0000', '\u2028', '\ud800', 'a', ' ', 'é', '木'), {
        maxLength: 150,
      })
      .map((parts) => parts.join('')),
  );

  it('D08: is one line of at most 64 characters, without control, format or direction', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = shownText(text);
        return (
          [...shown].length <= 64 && !/[\p{C}\p{Zl}\p{Zp}]/u.test(shown) && shown === shown.trim() && shownText(shown) === shown
        );
      }),
      { numRuns: 2000 },
    );
    expect(shownText('Approve\u202e now\n\nYour bank\u0007')).toBe('Approve now Your bank');
    expect(shownContext({ application: 'Mail', place: 'x'.repeat(99), browser: ' \t ' })).toEqual({
      application: 'Mail',
      place: 'x'.repeat(64),
      browser: '',
    });
  });

  it('a name is kept as it was given, or refused', () => {
    expect(checkName('  My  phone 木 ', 'name')).toEqual({ ok: true, value: 'My phone 木' });
    for (const bad of ['', '   ', 'x'.repeat(41), 'a\u202eb', 'a\nb', 'a\u0000', '\ud800', 7, null, undefined, ['a']]) {
      expect(checkName(bad, 'name')).toEqual({ ok: false, code: 'name_invalid', field: 'name' });
    }
    fc.assert(
      fc.property(hostile, (text) => {
        const name = checkName(text, 'name');
        return !name.ok || (shownText(name.value) === name.value && name.value.length > 0 && [...name.value].length <= 40);
      }),
    );
  });
});
