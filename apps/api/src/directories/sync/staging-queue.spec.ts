import { describe, expect, it } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { StagingQueue } from './staging-queue.js';

const rows = (table: string, text: string) => ({ table, columns: ['run_id'], text });
const LARGE = 'ä'.repeat(200_000);

describe('rows on their way to the database (D1)', () => {
  it('D1: what is put arrives whole and in order, table by table, in few writes', async () => {
    const written = new Map<string, string>();
    let writes = 0;
    let going = 0;
    const queue = new StagingQueue(async ({ table, bytes }) => {
      going += 1;
      expect(going).toBe(1);
      writes += 1;
      await turn();
      written.set(table, (written.get(table) ?? '') + bytes.toString());
      going -= 1;
    });
    const lines = Array.from({ length: 40 }, (_, index) => `${index} ${LARGE.slice(index)}\n`);
    for (const line of lines) {
      await queue.add(rows('people', line));
      await queue.add(rows('groups', line.slice(0, 2)));
    }
    await queue.add(rows('members', ''));
    await queue.add(rows('members', LARGE.repeat(3)));
    await queue.settle();
    expect(written.get('people')).toBe(lines.join(''));
    expect(written.get('groups')).toBe(lines.map((line) => line.slice(0, 2)).join(''));
    expect(written.get('members')).toBe(LARGE.repeat(3));
    expect(writes).toBeLessThan(45);
  });

  it('I08 D1: a write that failed is told to whoever comes next, at the latest when all of it is waited for', async () => {
    const broken = () => new StagingQueue(() => Promise.reject(new Error('the connection was lost')));
    const last = broken();
    await last.add(rows('people', 'one\n'));
    await expect(last.settle()).rejects.toThrow('lost');

    const early = broken();
    const putting = async () => {
      for (let at = 0; at < 10; at += 1) await early.add(rows('people', LARGE));
    };
    await expect(putting()).rejects.toThrow('lost');
  });

  it('D1: what is given up is not written, and nothing is under way any more', async () => {
    let writes = 0;
    const queue = new StagingQueue(async () => {
      await turn();
      writes += 1;
    });
    for (let at = 0; at < 4; at += 1) await queue.add(rows('people', LARGE));
    await queue.drop();
    const before = writes;
    await queue.settle();
    await turn();
    expect(writes).toBe(before);
  });
});
