import { bold } from './progress.mjs';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|\p{Emoji_Presentation}/u;

/** Columns that a text takes in a terminal. */
export const width = (text) => [...graphemes.segment(text)].reduce((sum, { segment }) => sum + (WIDE.test(segment) ? 2 : 1), 0);

export const pad = (text, columns) => text + ' '.repeat(Math.max(0, columns - width(text)));

/** Rows of cells as lines with aligned columns. */
export function table(rows) {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) => Math.max(...rows.map((row) => width(row[at] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell : pad(cell, widths[at])))
      .join('   ')
      .trimEnd(),
  );
}

/** A frame around the lines; without the sides when the terminal is too narrow for it. */
export function box(title, lines) {
  const inner = Math.max(width(title) + 2, ...lines.map(width));
  const rule = '─'.repeat(inner + 2 - width(title) - 3);
  if ((process.stdout.columns || 200) < inner + 4) return [`── ${bold(title)} ──`, ...lines, '──'].join('\n');
  return [`╭─ ${bold(title)} ${rule}╮`, ...lines.map((line) => `│ ${pad(line, inner)} │`), `╰${'─'.repeat(inner + 2)}╯`].join(
    '\n',
  );
}
