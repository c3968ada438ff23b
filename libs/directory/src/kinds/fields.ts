import type { RawEntry, RawValue } from '../ldap/messages.js';
import { bytesOf, textOf } from '../ldap/messages.js';

/** Why an entry is set aside. Closed list. */
export type QuarantineReason = 'no_id' | 'no_login' | 'bad_dn' | 'too_large' | 'bad_text';

const MAX_VALUE_BYTES = 4096;
const MAX_VALUES = 500;
const NONE: readonly string[] = [];
const CONTROL = /\p{Cc}/u;

/**
 * Text out of an entry that nobody vouches for. The first value that is too large, not UTF-8 or holds control characters
 * is remembered in `problem`, and the whole entry is then to be quarantined; a kind reads on without checking each field.
 */
export class Fields {
  #problem: QuarantineReason | null = null;

  constructor(private readonly entry: RawEntry) {}

  get problem(): QuarantineReason | null {
    return this.#problem;
  }

  /** All values, each cut to `maxLength` UTF-16 units; blank ones left out. */
  texts(attribute: string, maxLength = 256): readonly string[] {
    const values = this.entry.attributes.get(lowerCase(attribute));
    if (values === undefined) return NONE;
    if (values.length > MAX_VALUES) this.#problem ??= 'too_large';
    const texts: string[] = [];
    for (const value of values.slice(0, MAX_VALUES)) {
      const text = this.#read(value);
      if (text) texts.push(cut(text, maxLength));
    }
    return texts;
  }

  text(attribute: string, maxLength = 256): string | null {
    const values = this.entry.attributes.get(lowerCase(attribute));
    if (values === undefined) return null;
    if (values.length > 1) return this.texts(attribute, maxLength)[0] ?? null;
    const text = values.length === 0 ? null : this.#read(values[0]!);
    return text ? cut(text, maxLength) : null;
  }

  /** A value that is not text, such as objectGUID. */
  bytes(attribute: string): Buffer | null {
    const value = this.entry.attributes.get(lowerCase(attribute))?.[0];
    return value === undefined ? null : bytesOf(value);
  }

  /** A whole number as directories write them; null when absent or anything else. */
  integer(attribute: string): bigint | null {
    const text = this.text(attribute, 32);
    return text !== null && /^-?\d+$/.test(text) ? BigInt(text) : null;
  }

  #read(value: RawValue): string | null {
    if (value.length > MAX_VALUE_BYTES) {
      this.#problem ??= 'too_large';
      return null;
    }
    const text = textOf(value)?.trim();
    if (text !== undefined && !CONTROL.test(text)) return text;
    this.#problem ??= 'bad_text';
    return null;
  }
}

/** The kinds' own attribute names, asked for with every entry. */
const lowerCased = new Map<string, string>();
function lowerCase(attribute: string): string {
  let lower = lowerCased.get(attribute);
  if (lower === undefined) {
    lower = attribute.toLowerCase();
    lowerCased.set(attribute, lower);
  }
  return lower;
}

/** Cuts without leaving half a character. */
function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const short = text.slice(0, maxLength);
  return /\p{Surrogate}$/u.test(short) ? short.slice(0, -1) : short;
}
