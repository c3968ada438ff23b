import { describe, expect, it } from '@jest/globals';
import { DirectoryError } from '../errors.js';
import type { DirectoryErrorCode } from '../errors.js';
import type { Endpoint } from './endpoint.js';
import { Servers } from './servers.js';

const endpoints = ['one', 'two', 'three'].map((host): Endpoint => ({ url: host, host, tls: 'ldaps', caPem: undefined }));

/** Three servers with a clock; `down` fail with their code. */
function world(down: Record<string, DirectoryErrorCode> = {}) {
  let time = 0;
  const servers = new Servers(endpoints, () => new Date(time));
  return {
    servers,
    down,
    pass: (ms: number) => (time += ms),
    /** Who was asked, in order, and how it ended. */
    async ask(signal?: AbortSignal) {
      const asked: string[] = [];
      const ended = await servers
        .first(({ host }) => {
          asked.push(host);
          const code = down[host];
          return code === undefined ? Promise.resolve(host) : Promise.reject(new DirectoryError(code, host));
        }, signal)
        .catch((error: unknown) => (error as DirectoryError).code);
      return [...asked, ended].join(' ');
    },
  };
}

describe('servers of one directory', () => {
  it('R08 are asked in order, and one that failed is left out for 30 seconds', async () => {
    const { ask, down, pass } = world({ one: 'unreachable' });
    expect(await ask()).toBe('one two two');
    expect(await ask()).toBe('two two');
    delete down.one;
    pass(29_999);
    expect(await ask()).toBe('two two');
    pass(1);
    expect(await ask()).toBe('one one');
  });

  it('R08 those left out are asked when nobody else is left, and the first error is told', async () => {
    const { ask, down } = world({ one: 'timeout', two: 'tls', three: 'unreachable' });
    expect(await ask()).toBe('one two three timeout');
    delete down.two;
    expect(await ask()).toBe('one two two');
  });

  it('R08 an answer that all of them would give ends the round', async () => {
    expect(await world({ one: 'bind_refused' }).ask()).toBe('one bind_refused');
    expect(await world({ one: 'cancelled' }).ask()).toBe('one cancelled');
  });

  it('R08 when time is up nobody else is asked, and one that was chosen can be left out later', async () => {
    const { ask, servers } = world({ one: 'timeout' });
    expect(await ask(AbortSignal.abort())).toBe('one timeout');
    servers.leaveOut(endpoints[1]!);
    expect(await ask()).toBe('three three');
  });

  it('R08 a clock that was set back leaves nobody out', async () => {
    const { ask, pass, down } = world({ one: 'unreachable' });
    await ask();
    delete down.one;
    pass(-1000);
    expect(await ask()).toBe('one one');
  });
});
