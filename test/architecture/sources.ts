import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export const root = path.resolve(import.meta.dirname, '../..');

const SKIPPED = new Set(['node_modules', 'dist', 'var', 'generated', '.git']);

/** Files below the folders, as paths from the root with forward slashes. */
export function filesBelow(...folders: string[]): string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = path.posix.join(folder, entry.name);
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) visit(name);
      if (entry.isFile()) found.push(name);
    }
  };
  folders.forEach(visit);
  return found.toSorted();
}

export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

export const isSource = (file: string): boolean => /\.(ts|tsx|mjs|js)$/.test(file);

export const isTest = (file: string): boolean => /\.spec\.tsx?$/.test(file);

/** The text with comments and the contents of strings blanked out, in place, so that a word in prose is no finding. */
export function codeOf(file: string): string {
  const text = read(file);
  const kept = text.split('');
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const blank = (from: number, to: number): void => void kept.fill(' ', from, to);
  const visit = (node: ts.Node): void => {
    ts.forEachLeadingCommentRange(text, node.pos, blank);
    ts.forEachTrailingCommentRange(text, node.end, blank);
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) blank(node.getStart(tree) + 1, node.end - 1);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return kept.join('');
}

/** What a file imports, as written: static, dynamic and type imports, and re-exports. */
export const importsOf = (file: string): string[] =>
  ts.preProcessFile(read(file), true, true).importedFiles.map(({ fileName }) => fileName);

/** A relative import as the path from the root that it means, without its ending; anything else unchanged. */
export const resolveImport = (file: string, specifier: string): string =>
  specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier).replace(/\.(js|ts|tsx)$/, '') : specifier;
