import type { SimulatorCallFragment, SimulatorMailFragment, SimulatorTextFragment } from '../../generated/simulator/graphql';

export type Text = SimulatorTextFragment;
export type Call = SimulatorCallFragment;
export type Mail = SimulatorMailFragment;

/** Everything that the demo's phones and mailbox received; oldest first. */
export interface Demo {
  readonly texts: readonly Text[];
  readonly calls: readonly Call[];
  readonly mails: readonly Mail[];
}
export const NOTHING: Demo = { texts: [], calls: [], mails: [] };

const byTime = (a: { at: string }, b: { at: string }) => Date.parse(a.at) - Date.parse(b.at);

/** How far a call has come: an older answer may arrive after newer news. */
const progress = ({ state, said, keys }: Call) =>
  ['RINGING', 'ANSWERED', 'ENDED'].indexOf(state) * 1000 + said.length + keys.length;

function joined<T extends { id: string; at: string }>(old: readonly T[], more: readonly T[], newer: (a: T, b: T) => boolean) {
  const known = new Map(old.map((one) => [one.id, one]));
  let changed = false;
  for (const one of more) {
    const before = known.get(one.id);
    if (before && !newer(one, before)) continue;
    known.set(one.id, one);
    changed = true;
  }
  return changed ? [...known.values()].sort(byTime) : old;
}

/** What is known with what was heard since; the very same object when nothing is new. */
export function merged(old: Demo, more: Partial<Demo>): Demo {
  const never = () => false;
  const texts = joined(old.texts, more.texts ?? [], never);
  const calls = joined(old.calls, more.calls ?? [], (a, b) => progress(a) > progress(b));
  const mails = joined(old.mails, more.mails ?? [], never);
  const same = texts === old.texts && calls === old.calls && mails === old.mails;
  return same ? old : { texts, calls, mails };
}

export type Entry = { readonly kind: 'text'; readonly text: Text } | { readonly kind: 'call'; readonly call: Call };

/** A phone's texts, and its calls once they are over, as they came. */
export function threadOf(demo: Demo, phone: string): Entry[] {
  const texts = demo.texts.filter((text) => text.phone === phone).map((text) => ({ kind: 'text', at: text.at, text }) as const);
  const calls = demo.calls
    .filter((call) => call.phone === phone && call.state === 'ENDED')
    .map((call) => ({ kind: 'call', at: call.at, call }) as const);
  return [...texts, ...calls].sort(byTime);
}

/** How a call ended, in words for whoever held the phone. */
export function endingOf({ outcome, keys }: Call): string {
  if (outcome === 'busy') return 'You declined';
  if (outcome === 'no-answer') return 'Missed';
  if (outcome === 'voicemail') return 'The voicemail answered';
  if (outcome === 'canceled') return 'The caller hung up';
  if (outcome === 'failed') return 'The call broke off';
  return keys ? `You pressed ${keys}` : 'No key pressed';
}
