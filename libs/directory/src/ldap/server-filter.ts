import { fold, squeeze } from '../names/fold.js';

/** The parts of a decoded search filter that the demo server understands. */
export interface ServerFilter {
  readonly type: string;
  readonly attribute?: string;
  readonly value?: string;
  readonly filters?: readonly ServerFilter[];
  readonly filter?: ServerFilter;
  readonly subInitial?: string;
  readonly subAny?: readonly string[];
  readonly subFinal?: string;
}

const plain = (text: string): string => squeeze(fold(text));

/** Case-ignoring match of a filter against values by lower-case attribute name. Kinds of filter it does not know match nothing. */
export function matches(filter: ServerFilter, values: (attribute: string) => readonly string[]): boolean {
  const own = () => values((filter.attribute ?? '').toLowerCase()).map(plain);
  switch (filter.type) {
    case 'AndFilter':
      return (filter.filters ?? []).every((part) => matches(part, values));
    case 'OrFilter':
      return (filter.filters ?? []).some((part) => matches(part, values));
    case 'NotFilter':
      return filter.filter !== undefined && !matches(filter.filter, values);
    case 'PresenceFilter':
      return own().length > 0;
    case 'ApproximateFilter':
    case 'EqualityFilter':
      return own().includes(plain(filter.value ?? ''));
    case 'GreaterThanEqualsFilter':
      return own().some((value) => value >= plain(filter.value ?? ''));
    case 'LessThanEqualsFilter':
      return own().some((value) => value <= plain(filter.value ?? ''));
    case 'SubstringFilter':
      return own().some((value) => hasParts(value, filter));
    default:
      return false;
  }
}

function hasParts(value: string, { subInitial = '', subAny = [], subFinal = '' }: ServerFilter): boolean {
  if (!value.startsWith(plain(subInitial))) return false;
  let at = plain(subInitial).length;
  for (const part of subAny) {
    const found = value.indexOf(plain(part), at);
    if (found < 0) return false;
    at = found + plain(part).length;
  }
  return value.length - at >= plain(subFinal).length && value.endsWith(plain(subFinal));
}
