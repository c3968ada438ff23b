export type CopyValue = string | null | readonly string[];

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
};
const SPECIAL = /[\\\t\n\r\b\f\v]/;
const EVERY_SPECIAL = /[\\\t\n\r\b\f\v]/g;

const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replaceAll(EVERY_SPECIAL, (character) => ESCAPES[character] ?? character) : text;

const quoted = (item: string): string =>
  `"${/["\\]/.test(item) ? item.replaceAll(/["\\]/g, (character) => `\\${character}`) : item}"`;

/** An array literal: every element quoted, so that commas, braces and the word NULL are only text. */
const arrayLiteral = (items: readonly string[]): string =>
  items.length === 1 ? `{${quoted(items[0]!)}}` : `{${items.map(quoted).join(',')}}`;

function field(value: CopyValue): string {
  if (value === null) return '\\N';
  return escaped(typeof value === 'string' ? value : arrayLiteral(value));
}

/** Fields of one line of PostgreSQL's text COPY format ("COPY", section File Formats). */
export function copyFields(values: readonly CopyValue[]): string {
  let line = field(values[0] ?? null);
  for (let at = 1; at < values.length; at += 1) line += `\t${field(values[at]!)}`;
  return line;
}

export const copyLine = (values: readonly CopyValue[]): string => `${copyFields(values)}\n`;
