import { isBuiltin } from 'node:module';
import { importsOf, isTest, resolveImport } from './sources.js';

/** Lowest first; a slice may call those of a lower rank, through their door, and nobody beside or above. */
const RANKS = [
  ['platform'],
  ['audit'],
  ['delivery'],
  ['people'],
  ['enrollment'],
  ['policies'],
  ['directories'],
  ['fraud'],
  ['reports', 'helpdesk', 'signin'],
  ['simulator'],
];

export const SLICES = RANKS.flat();

const rankOf = (slice: string): number => RANKS.findIndex((rank) => rank.includes(slice));

/** Packages that one place alone may know. */
const KEPT: Record<string, (file: string) => boolean> = {
  ldapjs: (file) => file.startsWith('libs/directory/src/ldap/'),
  otplib: (file) => file.startsWith('libs/enrollment/src/methods/'),
  'libphonenumber-js': (file) => file.startsWith('libs/enrollment/src/phone/'),
};

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const inFolder = (target: string, folder: string): boolean => target === folder || target.startsWith(`${folder}/`);

const DOORS = new Set(['@tessera/enrollment', '@tessera/directory']);

type Verdict = string | undefined;

function library(name: 'enrollment' | 'directory', own: string[]) {
  return (file: string, target: string, relative: boolean): Verdict => {
    if (relative) return inFolder(target, `libs/${name}/src`) ? undefined : `libs/${name} keeps to its own folder`;
    if (isBuiltin(target) || own.includes(packageOf(target))) return undefined;
    if (forTests(file) && ['@jest/globals', 'fast-check'].includes(target)) return undefined;
    return `libs/${name} may use Node and ${own.join(', ')} alone`;
  };
}

/** Contract suites live in `testing/` and are Jest code that other packages run. */
const forTests = (file: string): boolean => isTest(file) || file.includes('/testing/');

function api(file: string, target: string, relative: boolean): Verdict {
  if (!relative) {
    const name = packageOf(target);
    if (!name.startsWith('@tessera/')) return undefined;
    return DOORS.has(target) || (isTest(file) && target.endsWith('/testing')) ? undefined : 'a library is entered by its door';
  }
  const within = /^apps\/api\/src\/(.+)$/.exec(target)?.[1];
  if (within === undefined) return 'the API imports nothing outside its own folder but the libraries';
  const [from, to] = [sliceOf(file), sliceOf(target)];
  if (from === undefined || to === from) return undefined;
  if (to === undefined) return 'a slice does not know the application that is put together from it';
  if (rankOf(to) >= rankOf(from)) return `${from} may not call ${to}: it is beside or above`;
  return to === 'platform' || within === `${to}/index` ? undefined : `${to} is entered through ${to}/index`;
}

/** The slice that a path lies in; nothing for the files that put the application together. */
function sliceOf(path: string): string | undefined {
  const name = /^apps\/api\/src\/([^/]+)\//.exec(path)?.[1];
  return name !== undefined && SLICES.includes(name) ? name : undefined;
}

function consolePages(_file: string, target: string, relative: boolean): Verdict {
  if (relative) return inFolder(target, 'apps/console') ? undefined : 'the console keeps to its own folder';
  return target.startsWith('@tessera/') ? 'the console knows the API by GraphQL alone' : undefined;
}

const ROOMS: [string, (file: string, target: string, relative: boolean) => Verdict][] = [
  ['libs/enrollment/', library('enrollment', ['otplib', 'libphonenumber-js'])],
  ['libs/directory/', library('directory', ['ldapjs'])],
  ['apps/api/', api],
  ['apps/console/', consolePages],
];

/** Every sentence that says what is wrong with one file's imports. */
export function faultsOf(file: string, imports: string[] = importsOf(file)): string[] {
  const room = ROOMS.find(([folder]) => file.startsWith(folder))?.[1];
  return imports.flatMap((specifier) => {
    const relative = specifier.startsWith('.');
    const target = resolveImport(file, specifier);
    const keeper = KEPT[packageOf(specifier)];
    const verdicts = [
      room?.(file, target, relative),
      keeper && !keeper(file) && !file.startsWith('test/') ? `${specifier} has one place, and this is not it` : undefined,
    ];
    return verdicts.filter((verdict) => verdict !== undefined).map((verdict) => `${file} imports ${specifier}: ${verdict}`);
  });
}
