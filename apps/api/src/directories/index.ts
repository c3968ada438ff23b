export { DIRECTORY_CONNECTION, type DirectoryConnection } from './connection.js';
export { type Connected, Connections } from './connections/connections.js';
export { DirectoriesModule } from './directories.module.js';
export { Directories } from './directories.js';
export { SyncStart } from './sync/sync-start.js';
export { Sync } from './sync/sync.js';
