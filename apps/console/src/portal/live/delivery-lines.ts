import type { PortalDeliveryFragment } from '../../generated/portal/graphql';
import type { Formats } from '../words/formats';
import type { Words } from '../words/words';

type Events = readonly PortalDeliveryFragment[];

export interface DeliveryLine {
  readonly key: string;
  readonly at: string;
  readonly time: string;
  readonly words: string;
  readonly bad: boolean;
}

const BAD = new Set(['failed', 'no_answer', 'busy', 'voicemail', 'expired']);

const wordOf = (table: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(table, name) ? (table[name] ?? name) : name;

/** What was tried, when, and how it went: one line each, the newest first. */
export function deliveryLines(events: Events, { delivery }: Words, formats: Formats): DeliveryLine[] {
  return events
    .map(({ at, kind, state, reason }, index) => {
      const said = `${wordOf(delivery.kind, kind)}: ${wordOf(delivery.state, state)}`;
      const words = reason && BAD.has(state) ? `${said}. ${delivery.reason(reason)}` : said;
      return { key: `${at} ${index}`, at, time: formats.exactTime(new Date(at)), words, bad: BAD.has(state) };
    })
    .toSorted((a, b) => b.at.localeCompare(a.at));
}

const newest = (events: Events): PortalDeliveryFragment | null =>
  events.reduce<PortalDeliveryFragment | null>((latest, event) => (latest && latest.at > event.at ? latest : event), null);

/** How it stands now, as one sentence; empty when there is nothing to say. Mail is a notice beside it, not the way itself. */
export function deliveryNow(events: Events, { delivery }: Words): { readonly words: string; readonly bad: boolean } {
  const last = newest(events.filter(({ kind }) => kind !== 'mail'));
  if (!last) return { words: '', bad: false };
  const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = delivery.now;
  const table = Object.hasOwn(tables, last.kind) ? tables[last.kind] : undefined;
  const words = table && Object.hasOwn(table, last.state) ? (table[last.state] ?? '') : '';
  // A phone that could not be woken still has the request.
  return { words, bad: BAD.has(last.state) && last.kind !== 'push' };
}
