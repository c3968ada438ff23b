import { transformFile } from '@swc/core';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';

export const title = 'Sync rate against a raw paged search of the same data (OpenLDAP, loopback)';

const PEOPLE = 20_000;
const GROUPS = 100;
const FIXTURE = 'test/directories';

/** The tests' own OpenLDAP fixture, as JavaScript. */
async function fixture(root) {
  const folder = path.join(root, 'var/bench/directories');
  fs.mkdirSync(folder, { recursive: true });
  for (const file of fs.readdirSync(path.join(root, FIXTURE)).filter((name) => !name.includes('.spec.'))) {
    const { code } = await transformFile(path.join(root, FIXTURE, file), {
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    fs.writeFileSync(path.join(folder, file.replace(/\.ts$/, '.js')), code);
  }
  const load = (name) => import(pathToFileURL(path.join(folder, `${name}.js`)).href);
  return { ...(await load('slapd')), ...(await load('ldif')) };
}

const seconds = async (work) => {
  const before = performance.now();
  const result = await work();
  return { seconds: (performance.now() - before) / 1000, result };
};

/** The reference: the directory's own command-line client, the same pages, filter and attributes, thrown away. */
function rawSearch(port, { READER_DN, READER_PASSWORD, SUFFIX }) {
  const attributes = 'entryUUID entryDN uid cn sn givenName displayName mail telephoneNumber departmentNumber title'.split(' ');
  const login = ['-x', '-LLL', '-H', `ldap://127.0.0.1:${port}`, '-D', READER_DN, '-w', READER_PASSWORD];
  return new Promise((resolve, reject) => {
    const search = ['-E', 'pr=500/noprompt', '-b', SUFFIX, '(objectClass=inetOrgPerson)', ...attributes];
    const child = spawn('ldapsearch', [...login, ...search], { stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`ldapsearch ended with ${code}`))));
  });
}

async function freshDatabase(url, migrate) {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query('DROP DATABASE IF EXISTS bench_sync WITH (FORCE)');
  await admin.query('CREATE DATABASE bench_sync TEMPLATE template0');
  await admin.end();
  const own = new URL(url);
  own.pathname = '/bench_sync';
  await migrate(own.href);
  return own.href;
}

export async function run({ root, databaseUrl }) {
  const built = (file) => import(pathToFileURL(path.join(root, 'dist', file)).href);
  await import('reflect-metadata');
  const directories = await fixture(root);
  const { createDirectory } = await built('libs/directory/src/index.js');
  const { migrate } = await built('apps/api/src/platform/database/migrate.js');
  const { build } = await built('apps/api/src/serve.js');
  const { Secret } = await built('apps/api/src/platform/config/index.js');
  const { Directories, Sync } = await built('apps/api/src/directories/index.js');

  const slapd = await directories.startSlapd({ people: PEOPLE, departments: 20, groups: GROUPS });
  const source = {
    kind: 'open-ldap',
    url: `ldap://127.0.0.1:${slapd.ldapPort}`,
    startTls: false,
    allowPlain: true,
    bindDn: directories.READER_DN,
    bindPassword: directories.READER_PASSWORD,
    baseDn: directories.SUFFIX,
  };
  const reader = () => createDirectory(source, { now: () => new Date() });
  let app;
  try {
    await rawSearch(slapd.ldapPort, directories);
    const raw = await seconds(() => rawSearch(slapd.ldapPort, directories));
    const read = await seconds(async () => {
      let people = 0;
      for await (const batch of reader().read()) if (batch.of === 'people') people += batch.items.length;
      return people;
    });

    const url = await freshDatabase(databaseUrl, migrate);
    const settings = {
      production: false,
      demo: false,
      port: 0,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      organisation: 'Bench',
      databaseUrl: new Secret(url),
      key: new Secret(randomBytes(32)),
      directory: null,
      demoLdapPort: 0,
      syncMinutes: 1440,
      syncSeconds: 3600,
      phoneCountries: [],
      trustedProxies: [],
    };
    const connection = {
      name: 'Bench',
      kind: source.kind,
      url: source.url,
      baseDn: source.baseDn,
      demo: false,
      reader: reader(),
    };
    app = await build({ settings, connection, demoAccounts: [] });
    const { id } = await app.get(Directories).connected();
    const sync = () => seconds(() => app.get(Sync).run(id, 'button'));
    const first = await sync();
    const second = await sync();
    if (first.result.state !== 'completed') throw new Error(`the sync ended as ${first.result.state}`);

    const line = (what, measured, note = '') => ({
      what,
      value: `${Math.round(read.result / measured.seconds).toLocaleString('en')} people/s (${measured.seconds.toFixed(2)}`,
      unit: 's)',
      note: note || `${(measured.seconds / raw.seconds).toFixed(1)} × the raw search`,
    });
    return [
      line('raw paged search (ldapsearch, pages of 500)', raw, `reference; ${read.result.toLocaleString('en')} people`),
      line('reader: people, groups and members, checked and canonical', read),
      line('first sync: read, staged, compared, merged, evaluated', first),
      line('second sync: nothing changed', second),
    ];
  } finally {
    await app?.close();
    await slapd.stop();
  }
}
