import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { faultsOf, SLICES } from './rules.js';
import { codeOf, filesBelow, importsOf, isSource, isTest, root } from './sources.js';

const sources = filesBelow('apps', 'libs').filter(isSource);

/** The API's one reader of settings, and the build files beside the console's sources. */
const readsSettings = (file: string): boolean =>
  file.startsWith('apps/api/src/platform/config/') || /^apps\/console\/[^/]+\.ts$/.test(file);

describe('who may import whom', () => {
  it('every import in apps and libs keeps to the table', () => {
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.flatMap((file) => faultsOf(file))).toEqual([]);
  });

  it.each([
    ['libs/enrollment/src/flows/enroll.ts', '@nestjs/common'],
    ['libs/enrollment/src/flows/enroll.ts', 'otplib'],
    ['libs/enrollment/src/flows/enroll.ts', '../../../directory/src/index.js'],
    ['libs/enrollment/src/flows/enroll.ts', '@tessera/directory'],
    ['libs/directory/src/sync/full.ts', 'ldapjs'],
    ['libs/directory/src/ldap/ldap-client.ts', 'typeorm'],
    ['apps/api/src/people/people.service.ts', '../policies/index.js'],
    ['apps/api/src/signin/signin.service.ts', '../helpdesk/index.js'],
    ['apps/api/src/signin/signin.service.ts', '../people/person.entity.js'],
    ['apps/api/src/platform/graphql/allow.ts', '../../audit/index.js'],
    ['apps/api/src/people/people.service.ts', '../app.module.js'],
    ['apps/api/src/people/people.service.ts', '@tessera/directory/testing'],
    ['apps/api/src/people/people.service.ts', 'libphonenumber-js/max'],
    ['apps/console/src/portal/main.tsx', '../../../api/src/main'],
    ['apps/console/src/portal/main.tsx', '@tessera/enrollment'],
  ])('%s may not import %s', (file, specifier) => {
    expect(faultsOf(file, [specifier])).not.toEqual([]);
  });

  it.each([
    ['libs/enrollment/src/methods/app-code/app-code.ts', 'otplib'],
    ['libs/enrollment/src/phone/parse-phone.ts', 'libphonenumber-js/max'],
    ['libs/directory/src/ldap/ldap-client.ts', 'ldapjs'],
    ['apps/api/src/signin/signin.service.ts', '../people/index.js'],
    ['apps/api/src/people/people.service.ts', '../platform/database/database.js'],
    ['apps/api/src/app.module.ts', './signin/index.js'],
    ['apps/api/src/enrollment/stores.spec.ts', '@tessera/enrollment/testing'],
  ])('%s may import %s', (file, specifier) => {
    expect(faultsOf(file, [specifier])).toEqual([]);
  });

  it('the scripts need nothing installed until they have installed it', () => {
    const loadedLate = ['pg', 'chokidar'];
    const own = (specifier: string): boolean =>
      specifier.startsWith('.') || isBuiltin(specifier) || loadedLate.includes(specifier);
    const scripts = filesBelow('scripts').filter(isSource);
    expect(scripts.flatMap((file) => importsOf(file).filter((specifier) => !own(specifier)))).toEqual([]);
  });

  it('every folder of the API is a slice that has its place in the order', () => {
    const folders = readdirSync(path.join(root, 'apps/api/src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).filter((name) => !SLICES.includes(name))).toEqual([]);
  });
});

describe('what comes from outside', () => {
  it('one place of the API reads the environment, and the libraries never do', () => {
    const readers = sources.filter((file) => /\bprocess\s*\.\s*env\b/.test(codeOf(file)));
    expect(readers.filter((file) => !readsSettings(file) && !isTest(file))).toEqual([]);
  });

  it('the libraries have no clock and no randomness of their own', () => {
    const inLibraries = sources.filter((file) => file.startsWith('libs/') && !isTest(file) && !/\/(testing|demo)\//.test(file));
    const own = inLibraries.filter((file) =>
      /\bDate\s*\.\s*now\b|\bnew\s+Date\s*(\(\s*\)|[;,)])|\bMath\s*\.\s*random\b/.test(codeOf(file)),
    );
    expect(own).toEqual([]);
  });
});
