import { afterEach, describe, expect, it } from '@jest/globals';
import ldap from 'ldapjs';
import type { DemoDirectory } from '../demo/demo-directory.js';
import { startDemoDirectory } from '../demo/demo-directory.js';
import { guardEgress, newCounters } from './egress-guard.js';

const PASSWORD_MODIFY = '1.3.6.1.4.1.4203.1.11.1'; // RFC 3062

/** Calls the method that the guard has replaced. */
function goAround(client: ldap.Client, method: string, ...args: string[]): void {
  const prototype = Object.getPrototypeOf(client) as Record<string, (...args: unknown[]) => void>;
  Reflect.apply(prototype[method]!, client, [...args, () => undefined]);
}

describe('the egress guard', () => {
  let demo: DemoDirectory;
  let client: ldap.Client;
  afterEach(async () => {
    client.destroy();
    await demo.close();
  });

  async function connected() {
    demo = await startDemoDirectory({ port: 0 });
    client = ldap.createClient({ url: demo.url });
    const counters = newCounters();
    guardEgress(client, counters, () => undefined);
    await new Promise<void>((resolve) => void client.once('connect', () => resolve()));
    return counters;
  }

  it('S8 refuses every method that writes', async () => {
    const counters = await connected();
    const methods = client as unknown as Record<string, (...args: unknown[]) => void>;
    for (const method of ['add', 'modify', 'del', 'modifyDN', 'compare', 'exop']) {
      expect(() => methods[method]!('cn=x', {}, () => undefined)).toThrow('a directory is only read');
    }
    expect(counters).toEqual(newCounters());
  });

  it('S8 refuses a write that goes around the methods', async () => {
    const counters = await connected();
    expect(() => goAround(client, 'del', 'cn=x')).toThrow('DeleteRequest refused');
    expect(() => goAround(client, 'modifyDN', 'cn=x', 'cn=y')).toThrow('ModifyDnRequest refused');
    expect(() => goAround(client, 'exop', PASSWORD_MODIFY, 'x')).toThrow('ExtensionRequest refused');
    expect(counters).toEqual(newCounters());
  });
});
