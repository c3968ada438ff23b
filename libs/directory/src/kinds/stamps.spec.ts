import { describe, expect, it } from '@jest/globals';
import type { RawEntry } from '../ldap/messages.js';
import { writeTime } from './generalized-time.js';
import type { Position, ServerView } from './kind.js';
import { stamps } from './stamps.js';

/** A server with times of change alone, and a clock of its own that may differ from ours. */
class TimedServer implements ServerView {
  url = 'ldaps://one.test';
  readonly baseDn = 'dc=test';
  readonly changedAt = new Map<string, number>();
  clock = Date.UTC(2026, 5, 1, 12);

  change(dn: string): void {
    this.changedAt.set(dn, this.clock);
  }
  children = () => Promise.resolve([]);
  entry(dn: string, [attribute]: readonly string[]) {
    const knows = dn === this.baseDn && attribute === 'modifyTimestamp';
    return Promise.resolve(knows ? this.#entry(dn, 0) : null);
  }
  async *below(filter: object) {
    const [, from] = (filter as { atLeast: [string, string] }).atLeast;
    yield [...this.changedAt].filter(([, time]) => writeTime(time) >= from).map(([dn, time]) => this.#entry(dn, time));
  }
  #entry(dn: string, time: number): RawEntry {
    return { dn, attributes: new Map([['modifytimestamp', [Buffer.from(writeTime(time))]]]) };
  }
}

/** Our clock, a server, and what one look after the other brings. */
function world(skew: number) {
  const server = new TimedServer();
  let position: Position | null = null;
  return {
    server,
    pass: (ms: number) => (server.clock += ms),
    async look() {
      const advance = await stamps.advance(server, position, new Date(server.clock + skew));
      position = advance && advance.position;
      return advance && advance.changed;
    },
  };
}
const MINUTE = 60_000;

describe('stamps of time alone', () => {
  it.each([0, 50 * MINUTE, -50 * MINUTE, 36 * 60 * MINUTE])(
    'I08 a second change in one second is not missed (clocks %i ms apart)',
    async (skew) => {
      const { server, pass, look } = world(skew);
      server.change('cn=old');
      pass(10 * MINUTE);
      server.change('cn=group');
      expect(await look()).toBe('unknown');
      server.change('cn=group');
      expect(await look()).toMatchObject({ atLeast: ['modifyTimestamp', writeTime(server.clock - 5000)] });
    },
  );

  it('D1 come to rest some seconds after the last change, and wake at the next', async () => {
    const { server, pass, look } = world(0);
    server.change('cn=group');
    expect(await look()).toBe('unknown');
    const seen = [];
    for (let turn = 0; turn < 6; turn += 1) {
      pass(3000);
      seen.push(typeof (await look()));
    }
    expect(seen).toEqual(['object', 'object', 'object', 'string', 'string', 'string']);
    server.change('cn=other');
    expect(await look()).toMatchObject({ atLeast: ['modifyTimestamp', expect.any(String)] });
  });

  it('I08 another server, a last change that is gone, and one from the future are not trusted', async () => {
    const { server, pass, look } = world(0);
    for (const dn of ['cn=one', 'cn=two']) {
      pass(MINUTE);
      server.change(dn);
    }
    expect(await look()).toBe('unknown');
    server.changedAt.delete('cn=two');
    expect(await look()).toBe('unknown');
    server.url = 'ldaps://two.test';
    expect(await look()).toBe('unknown');
    server.changedAt.set('cn=future', server.clock + 120 * MINUTE);
    expect(await look()).toBeNull();
  });
});
