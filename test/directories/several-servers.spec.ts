import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import type { DirectorySettings } from '@tessera/directory';
import { createDirectory } from '@tessera/directory';
import { collect, collectChanges, collectIds } from '@tessera/directory/testing';
import { result } from './ber.js';
import { freePort } from './free-port.js';
import type { Answer, Hostile, Request } from './hostile.js';
import { startHostile } from './hostile.js';
import { READER_DN, READER_PASSWORD, SUFFIX, personDnAt } from './ldif.js';
import type { Slapd } from './slapd.js';
import { startSlapd } from './slapd.js';

const SIZE = { people: 50, departments: 2, groups: 2 };
const ADA = { dn: personDnAt(0, SIZE.departments), password: 'pw-0' };

/** A server that takes connections and says nothing. */
async function startSilent() {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

describe('several servers of one directory', () => {
  let [first, second]: Slapd[] = [];
  let hostile: Hostile | undefined;
  let time = Date.now();
  beforeAll(async () => {
    [first, second] = await Promise.all([startSlapd(SIZE), startSlapd(SIZE)]);
  }, 60_000);
  afterEach(async () => {
    await hostile?.stop();
    hostile = undefined;
  });
  afterAll(async () => {
    await first?.stop();
    await second?.stop();
  });
  const at = (slapd?: Slapd) => `ldaps://localhost:${slapd!.ldapsPort}`;
  const reader = (urls: readonly string[], changes: Partial<DirectorySettings> = {}) =>
    createDirectory(
      {
        kind: 'open-ldap',
        url: urls.join(' '),
        startTls: false,
        allowPlain: false,
        caPem: `${first!.certificates.caPem}\n${second!.certificates.caPem}`,
        bindDn: READER_DN,
        bindPassword: READER_PASSWORD,
        baseDn: SUFFIX,
        timeoutMs: 2000,
        ...changes,
      },
      { now: () => new Date(time) },
    );
  const hostileAt = async (answerTo: (request: Request) => Answer) => {
    hostile = await startHostile(answerTo);
    return hostile.url;
  };

  it('R08 a port that refuses is passed over, for reads, changes, sweeps and passwords', async () => {
    const both = reader([`ldaps://localhost:${await freePort()}`, at(second)]);
    const { people, watermark } = await collect(both);
    expect(people).toHaveLength(SIZE.people + 1);
    expect((await collectChanges(both, watermark!)).order).toEqual(['watermark']);
    expect((await collectIds(both)).people).toHaveLength(SIZE.people + 1);
    expect(await both.verifyPassword(ADA.dn, ADA.password)).toEqual({ ok: true });
    expect(await both.verifyPassword(ADA.dn, 'not-the-password')).toEqual({ ok: false, why: 'wrong' });
    expect((await both.probe()).vendor).toBe('OpenLDAP');
  });

  it('I06 R08 the certificate of each is checked: one that cannot show it gets no password', async () => {
    const caPem = second!.certificates.caPem;
    const checked = reader([at(first), at(second)], { caPem });
    expect(await checked.verifyPassword(ADA.dn, ADA.password)).toEqual({ ok: true });
    expect(checked.operations()).toMatchObject({ bind: 1 });
    const none = reader([at(first), at(second)], { caPem: first!.certificates.otherCaPem });
    expect(await none.verifyPassword(ADA.dn, ADA.password)).toEqual({ ok: false, why: 'unavailable' });
    expect(none.operations()).toMatchObject({ bind: 0 });
  });

  it('R08 one that hangs leaves time for the next, and is left out after that', async () => {
    const silent = await startSilent();
    const both = reader([`ldaps://localhost:${silent.port}`, at(second)], { timeoutMs: 1000 });
    const before = performance.now();
    expect(await both.verifyPassword(ADA.dn, ADA.password)).toEqual({ ok: true });
    expect(performance.now() - before).toBeLessThan(1000);
    const again = performance.now();
    expect(await both.verifyPassword(ADA.dn, ADA.password)).toEqual({ ok: true });
    expect(performance.now() - again).toBeLessThan(450);
    silent.stop();
  });

  it('R08 one that says busy is passed over; a password that got no answer is not sent twice', async () => {
    const busy = await hostileAt(({ id }) => result(id, 0x61, 51));
    const plain = `ldap://127.0.0.1:${second!.ldapPort}`;
    expect(await reader([busy, plain], { allowPlain: true }).verifyPassword(ADA.dn, ADA.password)).toEqual({ ok: true });
    await hostile!.stop();
    const cutting = await hostileAt(() => ({ before: Buffer.alloc(0), end: 'reset' }));
    const both = reader([cutting, plain], { allowPlain: true });
    expect(await both.verifyPassword(ADA.dn, ADA.password)).toEqual({ ok: false, why: 'unavailable' });
    expect(both.operations()).toMatchObject({ bind: 1 });
    expect(await both.verifyPassword(ADA.dn, ADA.password)).toEqual({ ok: true });
  });

  it('R08 the reading account that one server refuses is not tried on the next', async () => {
    const both = reader([at(first), at(second)], { bindPassword: 'not-the-password' });
    await expect(both.probe()).rejects.toMatchObject({ code: 'bind_refused' });
    expect(both.operations()).toMatchObject({ bind: 1 });
  });

  it('R08 when the first one dies the second takes over, for what changed too', async () => {
    const both = reader([at(first), at(second)]);
    const { watermark } = await collect(both);
    second!.change(`dn: ${personDnAt(1, SIZE.departments)}\nchangetype: modify\nreplace: title\ntitle: Chief\n`);
    await first!.stop();
    expect(await both.verifyPassword(ADA.dn, ADA.password)).toEqual({ ok: true });
    const { people } = await collectChanges(both, watermark!);
    expect(people.map(({ title }) => title)).toContain('Chief');
    expect((await collect(both)).people).toHaveLength(SIZE.people + 1);
    time += 30_000;
    expect((await both.probe()).vendor).toBe('OpenLDAP');
  });
});
