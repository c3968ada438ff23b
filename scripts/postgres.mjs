import path from 'node:path';
import { paths } from './paths.mjs';
import { usableBinaries } from './postgres/binaries.mjs';
import { ensureCluster, OWNER, readPassword } from './postgres/cluster.mjs';
import { ensureDatabase, urlOf } from './postgres/connect.mjs';
import { choosePlace } from './postgres/place.mjs';
import { ensureServer, stopServer } from './postgres/server.mjs';
import { running } from './processes/identity.mjs';
import { withLock } from './processes/lock.mjs';
import { users } from './processes/users.mjs';

const WATCH_MS = 1000;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 100,
  timezone: 'UTC',
  log_timezone: 'UTC',
  cluster_name: 'tessera',
};

/** For data that may be lost with the machine; a commit still waits for its turn, so that order and visibility stay real. */
const EPHEMERAL = { ...SETTINGS, max_connections: 300, fsync: 'off', full_page_writes: 'off', synchronous_commit: 'on' };

/**
 * Starts the bundled PostgreSQL on a loopback port, or joins the one that already serves `dir`: `{ url, place, alone, stop }`. The url
 * is the owner's, to the database "tessera"; `alone` says that no other process used the server at that moment. `stop` ends the server when no other living process uses it. A server that dies
 * is started again while this process lives.
 */
export async function startPostgres({
  dir = paths.inside('var/postgres'),
  ephemeral = false,
  onProgress = () => undefined,
} = {}) {
  const lock = path.join(dir, 'lock');
  const company = users(path.join(dir, 'users'));
  const place = choosePlace(dir);
  const name = path.basename(dir);
  const log = path.join(paths.logs, `${name === 'postgres' ? '' : `${name}-`}postgres.log`);
  const settings = ephemeral ? EPHEMERAL : SETTINGS;
  let cluster;
  let server;
  let alone;

  await withLock(lock, async () => {
    const native = usableBinaries(place.as, place.home);
    const password = readPassword(dir, place.data);
    cluster = { ...place, native, password, log, settings, fast: ephemeral };
    onProgress(place.home === dir ? 'PostgreSQL' : `PostgreSQL (data in ${place.home})`);
    await ensureCluster(cluster);
    server = await ensureServer(cluster, dir);
    await ensureDatabase(server.port, password, OWNER);
    alone = company.others() === 0;
    company.enter();
  });

  let reviving = false;
  const revive = async () => {
    if (reviving || running(server.pid)) return;
    reviving = true;
    try {
      await withLock(lock, async () => (server = await ensureServer(cluster, dir, server.port)));
    } catch {
      // Tried again at the next tick; what is wrong is in the server's log.
    } finally {
      reviving = false;
    }
  };
  const watch = setInterval(() => void revive(), WATCH_MS);
  watch.unref();

  return {
    url: urlOf(server.port, cluster.password, OWNER),
    place: place.home,
    alone,
    async stop() {
      clearInterval(watch);
      await withLock(lock, async () => {
        company.leave();
        if (company.others() === 0) await stopServer(cluster);
      });
    },
  };
}
