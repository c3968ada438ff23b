import path from 'node:path';
import { paths } from '../paths.mjs';
import { box, table } from '../terminal/box.mjs';
import { apiLog } from './api.mjs';
import { production } from './settings.mjs';

const section = (title, lines) => (lines.length > 0 ? ['', title, ...lines.map((line) => `  ${line}`)] : []);

const LOG_LINE = `Log: ${path.relative(paths.root, apiLog)} · Ctrl-C stops everything`;

/** What a newcomer needs on one screen: addresses, accounts, what to do next. */
export function readyBox({ urls = [], accounts = [], setupToken, next = [] }, footer = LOG_LINE) {
  const lines = [
    ...table(urls.map(({ label, url }) => [label, url])),
    ...section('Demo accounts', table(accounts.map(({ login, password, note }) => [login, password, note ?? '']))),
    ...section('Setup token, good for one use', setupToken ? [setupToken] : []),
    ...section(
      'Next',
      next.map((line, at) => `${at + 1}. ${line}`),
    ),
    ...(production() ? [] : ['', footer]),
  ];
  return box('Tessera is ready', lines);
}
