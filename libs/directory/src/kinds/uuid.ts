/** The dashed form in lower case, or null for anything that is not a UUID (RFC 9562 §4). */
export function asUuid(text: string | null): string | null {
  const lower = text?.toLowerCase() ?? '';
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(lower) ? lower : null;
}

/** The same from its 32 hexadecimal digits without dashes. */
export function uuidOf(hex: string): string | null {
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return asUuid(groups.join('-'));
}
