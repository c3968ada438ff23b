import { randomBytes } from 'node:crypto';
import { Secret, type Settings } from '../../apps/api/src/platform/index.js';

/** Settings of a demo installation over one database. */
export const demoSettings = (databaseUrl: string, changes: Partial<Settings> = {}): Settings => ({
  production: false,
  demo: true,
  port: 0,
  host: '127.0.0.1',
  publicUrl: 'http://localhost:3000',
  organisation: 'Meridian Instruments',
  databaseUrl: new Secret(databaseUrl),
  key: new Secret(randomBytes(32)),
  directory: null,
  demoLdapPort: 0,
  syncMinutes: 5,
  // A test syncs when it says so.
  syncSeconds: 3600,
  phoneCountries: 'all',
  trustedProxies: [],
  ...changes,
});
