import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import twilio from 'twilio';
import { callBack } from './callbacks.js';

const TOKEN = '0123456789abcdef0123456789abcdef';
const PUBLIC = 'https://mfa.example.org';

interface Heard {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe('C08: what the exchange signs', () => {
  let server: Server;
  let status = 200;
  const heard: Heard[] = [];
  const reach = (url: string) => url.replace(PUBLIC, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);

  beforeAll(async () => {
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        heard.push({
          method: request.method ?? '',
          path: request.url ?? '',
          headers: request.headers,
          body: Buffer.concat(parts).toString(),
        });
        response.writeHead(status).end('<Response/>');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const signatureOf = ({ headers }: Heard): string => String(headers['x-twilio-signature']);

  it('is the address that the world sees, with the form, as the official package checks it', async () => {
    const facts = { CallSid: 'CA1', Digits: '', FinishedOnKey: '#', Body: 'ümlaut & 日本' };
    expect(await callBack({ authToken: TOKEN, reach }, `${PUBLIC}/telephony/keys?id=7`, facts)).toBe('<Response/>');
    const request = heard.at(-1)!;
    const form = Object.fromEntries(new URLSearchParams(request.body));
    expect(form).toEqual(facts);
    expect(twilio.validateRequest(TOKEN, signatureOf(request), `${PUBLIC}/telephony/keys?id=7`, form)).toBe(true);
    expect(twilio.validateRequest(TOKEN, signatureOf(request), `${PUBLIC}/telephony/keys?id=8`, form)).toBe(false);
    expect(twilio.validateRequest('another token', signatureOf(request), `${PUBLIC}/telephony/keys?id=7`, form)).toBe(false);
  });

  it('is the whole address of a GET', async () => {
    await callBack({ authToken: TOKEN, reach }, `${PUBLIC}/telephony/keys`, { Digits: '42' }, 'GET');
    const request = heard.at(-1)!;
    expect(request).toMatchObject({ method: 'GET', path: '/telephony/keys?Digits=42', body: '' });
    expect(twilio.validateRequest(TOKEN, signatureOf(request), `${PUBLIC}${request.path}`, {})).toBe(true);
  });

  it.each([302, 403, 500])('takes %s for a no', async (no) => {
    status = no;
    await expect(callBack({ authToken: TOKEN, reach }, `${PUBLIC}/x`, {})).rejects.toThrow(String(no));
    status = 200;
  });
});
