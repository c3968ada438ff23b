const minute = 60_000;

/** What `<input type="datetime-local">` holds for this instant, in the browser's zone. */
export function toLocalInput(iso: string | null | undefined): string {
  if (!iso || Number.isNaN(Date.parse(iso))) return '';
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * minute).toISOString().slice(0, 16);
}

/** The instant that the input means, or null when it is empty or not complete. */
export const fromLocalInput = (value: string): string | null =>
  value && !Number.isNaN(Date.parse(value)) ? new Date(value).toISOString() : null;
