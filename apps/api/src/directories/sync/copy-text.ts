type CopyValue = string | null | readonly string[] | Buffer;

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
};

const escaped = (text: string): string => text.replaceAll(/[\\\t\n\r\b\f\v]/g, (character) => ESCAPES[character] ?? character);

/** An array literal: every element quoted, so that commas, braces and the word NULL are only text. */
const arrayLiteral = (items: readonly string[]): string =>
  `{${items.map((item) => `"${item.replaceAll(/["\\]/g, (character) => `\\${character}`)}"`).join(',')}}`;

function field(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escaped(value);
  return escaped(Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : arrayLiteral(value));
}

/** One line of PostgreSQL's text COPY format ("COPY", section File Formats). */
export const copyLine = (values: readonly CopyValue[]): string => `${values.map(field).join('\t')}\n`;
