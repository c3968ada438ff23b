import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DeliveryFailure } from '../channels/channel.js';
import { Egress } from './egress.js';
import { exchange } from './exchange.js';

/** Names and what a resolver says of them; every other name is unknown. */
const NAMES: Record<string, readonly string[]> = {
  'inside.example': ['10.1.2.3'],
  'half.example': ['93.184.216.34', '127.0.0.1'],
  'six.example': ['2606:2800:220:1::1', '::1'],
  localhost: ['127.0.0.1'],
  'localhost.': ['127.0.0.1'],
  'public.example': ['93.184.216.34'],
};

describe('J03: where a connection may lead', () => {
  let server: Server;
  let port = 0;
  let connections = 0;
  beforeAll(async () => {
    server = createServer((_, response) => void response.writeHead(302, { location: '/elsewhere' }).end());
    server.on('connection', () => (connections += 1));
    await new Promise<void>((resolve) => server.listen(0, resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise<unknown>((resolve) => server.close(resolve)));

  const egress = new Egress(async (name) => NAMES[name] ?? Promise.reject(new Error('unknown')));

  it.each([
    'http://public.example',
    'https://127.0.0.1',
    'https://127.1',
    'https://2130706433',
    'https://0x7f000001',
    'https://0177.0.0.1',
    'https://127.0.0.1.',
    'https://0.0.0.0',
    'https://0',
    'https://10.0.0.1',
    'https://100.64.0.1',
    'https://169.254.169.254',
    'https://172.16.0.1',
    'https://172.31.255.255',
    'https://192.168.1.1',
    'https://192.0.0.8',
    'https://198.18.0.1',
    'https://224.0.0.1',
    'https://255.255.255.255',
    'https://[::1]',
    'https://[::]',
    'https://[::ffff:127.0.0.1]',
    'https://[::ffff:7f00:1]',
    'https://[64:ff9b::7f00:1]',
    'https://[2002:7f00:1::]',
    'https://[fe80::1]',
    'https://[fd00::1]',
    'https://[fec0::1]',
    'https://[2001:db8::1]',
    'https://localhost',
    'https://localhost.',
    'https://LOCALHOST',
    'https://inside.example',
    'https://half.example',
    'https://six.example',
    'https://unknown.example',
    'https://１２７.0.0.1',
    'file:///etc/passwd',
    'gopher://127.0.0.1',
    'not an address',
  ])('J03: %s is not connected to', async (url) => {
    const asked = URL.canParse(url) && new URL(url).host ? url.replace(/$/, `:${port}/`) : url;
    const failure = await exchange(egress, { url: asked, trusted: false }).catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(DeliveryFailure);
    expect(failure).toMatchObject({ blame: 'provider' });
    expect(connections).toBe(0);
  });

  it('J03: a name is resolved once, and the address that was looked at is the one that is used', async () => {
    let asked = 0;
    const rebinding = new Egress(async () => ((asked += 1) === 1 ? ['93.184.216.34'] : ['127.0.0.1']));
    expect(await rebinding.target('rebinding.example', false)).toEqual({ address: '93.184.216.34', name: 'rebinding.example' });
    expect(asked).toBe(1);
  });

  it('J03: the demo’s own peers may be here, and a redirect is not followed', async () => {
    const answer = await exchange(egress, { url: `http://127.0.0.1:${port}/`, trusted: true });
    expect(answer.status).toBe(302);
    expect(connections).toBe(1);
  });
});
