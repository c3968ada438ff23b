import fs from 'node:fs';

const INTRODUCTION = `# Measurements

Written by \`npm run bench\`. Figures of one machine: compare them with each other, not with another machine's.
`;

const cell = (text) => String(text).replaceAll('|', String.raw`\|`);
const row = (cells) => `| ${cells.map(cell).join(' | ')} |`;

/** Puts one measurement between its own markers, in the place of the last time or at the end. */
export function writeResults(file, { name, title, rows, about }) {
  const [start, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const when = new Date().toISOString().slice(0, 10);
  const section = [
    start,
    `## ${title}`,
    '',
    row(['what', 'value', 'note']),
    row(['---', '---', '---']),
    ...rows.map(({ what, value, unit, note = '' }) => row([what, `${value} ${unit}`, note])),
    '',
    `${when}: ${about.map(([label, value]) => `${label} ${value}`).join(', ')}`,
    end,
  ].join('\n');
  const before = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : INTRODUCTION;
  const [from, to] = [before.indexOf(start), before.indexOf(end)];
  const after =
    from >= 0 && to > from ? before.slice(0, from) + section + before.slice(to + end.length) : `${before}\n${section}\n`;
  fs.writeFileSync(file, after);
}
