import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ldapsearch, read, startHost } from './directory/children.mjs';
import { tenChanges } from './directory/changes.mjs';
import { freshDatabase, requireGroup, written } from './directory/database.mjs';
import { PASSWORD, READER_DN, SUFFIX } from './directory/organisation.mjs';
import { startSlapd } from './directory/slapd.mjs';

export const title = 'Directories of 100,000 and 1,000,000 people (OpenLDAP, loopback)';

const SIZES = [100_000, 1_000_000];
/** People for each group: 200 groups at 100,000, 2,000 at 1,000,000. */
const PEOPLE_A_GROUP = 500;
const ROUNDS = 3;
/** What the product asks for, of people and of groups. */
const PEOPLE = '(|(objectClass=inetOrgPerson)(objectClass=posixAccount))';
const PERSON =
  'entryUUID uid cn sn givenName displayName mail telephoneNumber departmentNumber title c preferredLanguage pwdAccountLockedTime nsAccountLock shadowExpire'.split(
    ' ',
  );
const GROUPS =
  '(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=groupOfMembers)(objectClass=posixGroup))';
const GROUP = 'entryUUID cn description member uniqueMember memberUid'.split(' ');

const number = (value, digits = 0) =>
  value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
const mebibytes = (bytes) => `${number(bytes / 2 ** 20)} MiB`;
const load = () => `load ${os.loadavg()[0].toFixed(1)}`;

/** `sizes`: numbers of people, from the command line. */
export async function run({ root, databaseUrl, say, sizes = [] }) {
  const { migrate } = await import(pathToFileURL(path.join(root, 'dist/apps/api/src/platform/database/migrate.js')).href);
  const rows = [];
  for (const people of sizes.length > 0 ? sizes : SIZES)
    rows.push(...(await measure({ root, databaseUrl, say, migrate, people })));
  return rows;
}

async function measure({ root, databaseUrl, say, migrate, people }) {
  const folder = path.join(root, 'var/bench');
  fs.mkdirSync(folder, { recursive: true });
  const slapd = await startSlapd(folder, people, Math.max(20, Math.round(people / PEOPLE_A_GROUP)), say);
  const source = {
    kind: 'open-ldap',
    url: slapd.url,
    startTls: false,
    allowPlain: true,
    bindDn: READER_DN,
    bindPassword: PASSWORD,
    baseDn: SUFFIX,
  };
  const rows = [];
  const row = (what, value, unit, note = '') => {
    rows.push({ what: `${number(people)} people: ${what}`, value, unit, note: [note, load()].filter(Boolean).join('; ') });
    say(`  ${what}: ${value} ${unit} ${note}`);
  };
  let host;
  let database;
  try {
    // The first reading fills the server's own cache.
    const raw = async () => (await ldapsearch(source, PEOPLE, PERSON)) + (await ldapsearch(source, GROUPS, GROUP));
    await raw();
    const reference = await raw();
    const rate = (milliseconds) => number(people / (milliseconds / 1000));
    const share = (milliseconds) => `${(reference / milliseconds).toFixed(2)} × the rate of ldapsearch`;
    row(
      'ldapsearch -E pr=1000/noprompt to /dev/null',
      rate(reference),
      'people/s',
      `reference: people, then groups with members, ${number(reference / 1000, 1)} s`,
    );
    const readBy = (by) => read({ root, by, source, attributes: PERSON, filter: PEOPLE });
    const ldapts = await readBy('ldapts');
    row(
      'ldapts 8.2.0, people alone, values left as they come',
      rate(ldapts.milliseconds),
      'people/s',
      `peak ${mebibytes(ldapts.peak)}`,
    );
    const own = await readBy('own');
    row(
      'reader alone: people, groups and members, checked and canonical',
      rate(own.milliseconds),
      'people/s',
      `${share(own.milliseconds)}; peak ${mebibytes(own.peak)}`,
    );

    database = await freshDatabase(databaseUrl, migrate);
    host = await startHost({ root, databaseUrl: database.url, source });
    const first = await synced(host);
    row(
      'first sync into an empty PostgreSQL',
      rate(first.milliseconds),
      'people/s',
      `${share(first.milliseconds)}, ${number(first.milliseconds / 1000, 1)} s, of which the API computed ${number(first.cpu / 1000, 1)} s`,
    );
    await requireGroup(database, 'group10');
    await synced(host);

    const before = await written(database);
    const again = await synced(host);
    // The server's counters come in once its sessions are idle.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const after = await written(database);
    row(
      'full sync, nothing changed',
      rate(again.milliseconds),
      'people/s',
      `${share(again.milliseconds)}, ${number(again.milliseconds / 1000, 1)} s, of which the API computed ${number(again.cpu / 1000, 1)} s`,
    );
    row(
      'full sync, nothing changed: rows written',
      number(after.rows - before.rows),
      'rows',
      `of people, groups, memberships and requirements; ${number((after.wal - before.wal) / 1024)} KiB of WAL in all`,
    );
    const looks = await lookedFor(host, slapd, people);
    row(
      'incremental run with ten changes, from asking to enforced',
      number(Math.max(...looks) / 1000, 2),
      's',
      `slowest of ${ROUNDS}: ${looks.map((one) => number(one)).join(', ')} ms`,
    );
    const last = await host.act('look');
    row('peak memory of the API', mebibytes(last.peak), '', 'resident, over all of the above');
    return rows;
  } finally {
    await host?.stop();
    await database?.client.end();
    await slapd.stop();
  }
}

async function synced(host) {
  const run = await host.act('sync');
  if (run.result.state !== 'completed') throw new Error(`the sync ended as ${run.result.state}: ${run.result.errorMessage}`);
  return run;
}

/** Milliseconds of each run over ten changes. The directory is left with the people and members that it had. */
async function lookedFor(host, slapd, people) {
  const looks = [];
  await host.act('look');
  for (let round = 1; round <= ROUNDS; round += 1) {
    const { apply, undo } = tenChanges(people, round);
    slapd.change(apply);
    const { result, milliseconds } = await host.act('look');
    slapd.change(undo);
    if (result.state !== 'completed' || result.added !== 1 || result.changed !== 8)
      throw new Error(`the look ended as ${JSON.stringify(result)}`);
    looks.push(milliseconds);
    await host.act('look');
  }
  return looks;
}
