/** The dashed form in lower case, or null for anything that is not a UUID (RFC 9562 §4). */
export function asUuid(text: string | null): string | null {
  const lower = text?.toLowerCase() ?? '';
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(lower) ? lower : null;
}
