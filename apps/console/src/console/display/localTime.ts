/** What a date-time field shows for a moment: local time to the minute; '' for none. */
export function toLocal(at: string | null | undefined): string {
  if (!at) return '';
  const moment = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${String(moment.getFullYear()).padStart(4, '0')}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** The moment that a date-time field means; null while it holds none. */
export function fromLocal(typed: string): string | null {
  const moment = new Date(typed);
  return typed && !Number.isNaN(moment.getTime()) ? moment.toISOString() : null;
}
