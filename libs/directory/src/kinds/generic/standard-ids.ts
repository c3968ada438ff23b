import type { Fields } from '../fields.js';
import { asUuid, uuidOf } from '../uuid.js';

/**
 * In the order in which they count. nsUniqueId comes first because 389 Directory Server has always had it, while entryUUID can be
 * switched on later: people must not become others by that.
 */
export const ID_ATTRIBUTES = ['nsUniqueId', 'entryUUID', 'ipaUniqueID', 'GUID'] as const;

/** The immutable id as a dashed UUID, whatever a vendor calls it and however it is written. */
export function standardId(fields: Fields): string | null {
  // 389 DS writes four groups of eight digits.
  const ns = uuidOf((fields.text('nsUniqueId', 64) ?? '').replaceAll('-', ''));
  const named = ns ?? asUuid(fields.text('entryUUID', 64)) ?? asUuid(fields.text('ipaUniqueID', 64));
  if (named !== null) return named;
  const guid = fields.bytes('GUID');
  if (guid === null) return null;
  return guid.length === 16 ? uuidOf(guid.toString('hex')) : asUuid(fields.text('GUID', 64));
}
