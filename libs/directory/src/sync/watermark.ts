import { createHash } from 'node:crypto';
import { DirectoryError } from '../errors.js';
import type { Advance, Kind, ServerView } from '../kinds/kind.js';
import { canonicalDn } from '../names/canonical-dn.js';
import type { Watermark } from '../reader.js';

/** What the watermark is good for besides the server: another base, filter or mapping, or another version of what is read, makes it worthless. */
function scopeOf(kind: Kind, baseDn: string) {
  const read = JSON.stringify([kind.units, kind.people, kind.groups, kind.idAttributes, kind.mapping, kind.extra]);
  return { base: canonicalDn(baseDn)?.key ?? '', reads: createHash('sha256').update(read).digest('hex').slice(0, 16) };
}

/** The watermark of this moment, or null where the server has none; a server that cannot be asked must not stop a full read. */
export async function watermarkNow(kind: Kind, name: string, server: ServerView, now: Date): Promise<Watermark | null> {
  try {
    const advance = await kind.tracking.advance(server, null, now);
    return advance && toWatermark(kind, name, server, advance);
  } catch (error) {
    // A refusal says nothing about the read itself; a broken connection fails the read's own first search again.
    if (error instanceof DirectoryError && error.code !== 'cancelled') return null;
    throw error;
  }
}

export interface Since {
  readonly watermark: Watermark;
  readonly changed: Exclude<Advance['changed'], 'unknown'>;
}

/** The new watermark and what to ask for. Throws 'watermark' when the old one cannot be trusted, or the server refuses to tell. */
export async function advanceFrom(kind: Kind, name: string, server: ServerView, since: Watermark, now: Date): Promise<Since> {
  const scope = scopeOf(kind, server.baseDn);
  const { base, reads, ...then } = since.value;
  if (since.kind !== name || base !== scope.base || reads !== scope.reads) {
    throw new DirectoryError('watermark', 'the last read looked at something else');
  }
  const advance = await kind.tracking.advance(server, then, now).catch(asWatermark);
  if (!advance) throw new DirectoryError('watermark', 'the server does not say what changed');
  const { changed } = advance;
  if (changed === 'unknown') throw new DirectoryError('watermark', 'the last read was of another server, or it was restored');
  return { watermark: toWatermark(kind, name, server, advance), changed };
}

/** For a search with a filter on changes: what a server refuses there, it may answer without. */
export function asWatermark(error: unknown): never {
  if (error instanceof DirectoryError && error.code === 'refused')
    throw new DirectoryError('watermark', 'the server refuses to search for changes', { cause: error });
  throw error;
}

const toWatermark = (kind: Kind, name: string, server: ServerView, { position }: Advance): Watermark => ({
  kind: name,
  value: { ...position, ...scopeOf(kind, server.baseDn) },
});
