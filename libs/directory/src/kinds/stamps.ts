import { createHash } from 'node:crypto';
import { contextCsns, csnAt } from './context-csn.js';
import { Fields } from './fields.js';
import { readTime, writeTime } from './generalized-time.js';
import type { Advance, ChangeTracking, Position, ServerView } from './kind.js';

const HOUR_MS = 3_600_000;
/** How far back to look for the last change of a directory that is met for the first time. */
const LOOK_BACK_MS = [HOUR_MS, 24 * HOUR_MS, 30 * 24 * HOUR_MS, Number.POSITIVE_INFINITY];
/** A stamp further ahead than clocks differ would hide every change until then. */
const SKEW_MS = HOUR_MS;
/** Two changes of one moment may become visible one after the other. */
const OVERLAP_MS = 5000;
const SECOND_MS = 1000;

/** `unique`: no two changes have one stamp; of those with seconds alone, a second change of an entry can leave the stamp as it was. */
const STAMPS = [
  { attribute: 'entryCSN', at: csnAt, unique: true },
  { attribute: 'modifyTimestamp', at: (time: number) => writeTime(Math.max(0, time)), unique: false },
] as const;
type Stamp = (typeof STAMPS)[number];

/**
 * Servers that stamp each entry with the time of its change. The position is the last stamp that is there, so that only
 * the server's own clock counts, and a digest of the last seconds' stamps: equal digests mean that nothing was changed, once
 * the second of the last stamp is surely over.
 */
export const stamps: ChangeTracking = {
  async advance(server, since, now) {
    const csns = await contextCsns(server, since);
    if (csns) return csns;
    for (const stamp of STAMPS) {
      const { attribute, at } = stamp;
      // An account that may not compare stamps would be told that nothing changed.
      const base = await server.entry(server.baseDn, [attribute], { atLeast: [attribute, at(0)] });
      if (base && readTime(stampOf(base, attribute) ?? '') !== null) return lastStamps(server, stamp, since, now.getTime());
    }
    return null;
  },
};

async function lastStamps(server: ServerView, stamp: Stamp, since: Position | null, now: number): Promise<Advance | null> {
  const { attribute, at } = stamp;
  const then = since?.by === attribute && since.server === server.url ? readTime(since.last ?? '') : null;
  const windows = then === null ? LOOK_BACK_MS.map((back) => now - back) : [then - OVERLAP_MS];
  let seconds = new Seconds();
  for (const from of windows) {
    seconds = await secondsFrom(server, stamp, from);
    if (seconds.last !== null) break;
  }
  const { last } = seconds;
  if (last !== null && last > now + SKEW_MS) return null;
  const fresh = { by: attribute, server: server.url, last: writeTime(last ?? then ?? 0), seen: seconds.digest() };
  const isSame = then !== null && (last ?? then) === then && fresh.seen === since?.seen;
  const met = isSame ? Number(since?.met) : now;
  const isOver = stamp.unique || now - met > OVERLAP_MS + SECOND_MS;
  const position = { ...fresh, met: String(met), over: isOver ? 'yes' : 'no' };
  if (then === null || !since) return { position, changed: 'unknown' };
  if (isSame && since.over === 'yes') return { position: { ...position, over: 'yes' }, changed: 'nothing' };
  // What was the last change is gone: deleted, or the server was restored to a time before it.
  const backwards = since.seen !== '' && (last === null || last < then);
  return { position, changed: backwards ? 'unknown' : { atLeast: [attribute, at(then - OVERLAP_MS)] } };
}

async function secondsFrom(server: ServerView, { attribute, at }: Stamp, from: number): Promise<Seconds> {
  const seconds = new Seconds();
  for await (const page of server.below({ atLeast: [attribute, at(from)] }, [attribute])) {
    for (const entry of page) {
      const stamp = stampOf(entry, attribute);
      const time = readTime(stamp ?? '');
      if (time !== null) seconds.put(time, `${entry.dn}\n${stamp}`);
    }
  }
  return seconds;
}

function stampOf(entry: ConstructorParameters<typeof Fields>[0], attribute: string): string | null {
  return new Fields(entry).text(attribute, 64);
}

/** Digests of entries by the second of their stamp; keeps the last seconds only. */
class Seconds {
  readonly #bySecond = new Map<number, Buffer>();
  last: number | null = null;

  put(time: number, what: string): void {
    if (this.last !== null && time < this.last - OVERLAP_MS) return;
    const digest = createHash('sha256').update(what).digest();
    const held = this.#bySecond.get(time);
    if (held) digest.forEach((byte, index) => (held[index]! ^= byte));
    else this.#bySecond.set(time, digest);
    if (this.last !== null && time <= this.last) return;
    this.last = time;
    for (const second of this.#bySecond.keys()) if (second < time - OVERLAP_MS) this.#bySecond.delete(second);
  }

  /** Independent of the order in which entries came; empty when there was none. */
  digest(): string {
    const seconds = [...this.#bySecond].sort(([one], [other]) => one - other);
    if (seconds.length === 0) return '';
    const all = createHash('sha256');
    for (const [time, digest] of seconds) all.update(String(time / SECOND_MS)).update(digest);
    return all.digest('hex').slice(0, 32);
  }
}
