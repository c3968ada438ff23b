import type { StagedPerson } from '../../reader.js';
import type { Fields } from '../fields.js';

/** Bits of userAccountControl (MS-ADTS 2.2.16) and of its computed companion (MS-ADTS 3.1.1.4.5.17). */
const DISABLED = 0x2n;
const LOCKED_OUT = 0x10n;
/** accountExpires of an account that never expires: zero, or the largest 64-bit number. */
const NEVER = new Set([0n, 0x7fff_ffff_ffff_ffffn]);
/** FILETIME counts 100 ns since 1601. */
const UNIX_EPOCH_IN_FILETIME = 116_444_736_000_000_000n;

/**
 * Disabled before expired before locked. A lockout ends by itself while lockoutTime stays, so the computed bit decides
 * where the server gives it.
 */
export function stateOf(fields: Fields, now: Date): StagedPerson['state'] {
  if (((fields.integer('userAccountControl') ?? 0n) & DISABLED) !== 0n) return 'disabled';
  const expires = fields.integer('accountExpires') ?? 0n;
  if (!NEVER.has(expires) && expires <= UNIX_EPOCH_IN_FILETIME + BigInt(now.getTime()) * 10_000n) return 'expired';
  const computed = fields.integer('msDS-User-Account-Control-Computed');
  if (computed !== null) return (computed & LOCKED_OUT) === 0n ? 'active' : 'locked';
  return (fields.integer('lockoutTime') ?? 0n) > 0n ? 'locked' : 'active';
}
