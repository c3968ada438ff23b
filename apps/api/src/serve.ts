import { Logger, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createDirectory, startDemoDirectory } from '@tessera/directory';
import { join } from 'node:path';
import { AppModule, type AppParts } from './app.module.js';
import { bootstrapOperators, demoRoleGroups } from './bootstrap.js';
import { SyncStart } from './directories/index.js';
import { Database, HostSecretBox, readSettings, type Settings } from './platform/index.js';
import { migrate } from './platform/database/migrate.js';
import { MAX_BODY } from './platform/graphql/limits.js';
import { setStreamSchema } from './platform/graphql/stream-options.js';
import { registerPages } from './platform/http/pages.js';
import { registerSecurity } from './platform/http/security.js';
import type { Narrator, ReadyNews } from './platform/process/narrator.js';
import { checkKey } from './platform/secrets/key-check.js';

export interface Server {
  readonly app: NestFastifyApplication;
  readonly settings: Settings;
  readonly url: string;
  close(): Promise<void>;
}

/** The built application, not yet listening. Tests use it too, with settings of their own. */
export async function build(parts: AppParts): Promise<NestFastifyApplication> {
  const { settings } = parts;
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
  });
  // Outside a demo, the simulator's code is never even loaded.
  const outside = settings.demo ? [(await import('./simulator/index.js')).SimulatorModule.with(parts.demoAccounts)] : [];
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(parts, outside), adapter, {
    logger: ['fatal', 'error', 'warn'],
    abortOnError: false,
    forceCloseConnections: true,
  });
  app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: false }));
  const fastify = adapter.getInstance();
  await registerSecurity(fastify, settings);
  await registerPages(fastify, settings, join(import.meta.dirname, '../../../console'));
  await app.init();
  await fastify.ready();
  setStreamSchema(app.get(GraphQLSchemaHost).schema);
  await checkKey(app.get(Database).manager, app.get(HostSecretBox));
  return app;
}

/** Everything from the settings to an open port and a first sync. Throws with one clear line when it cannot. */
export async function serve(narrator: Narrator): Promise<Server> {
  const settings = readSettings();
  narrator.progress('Preparing the database');
  await migrate(settings.databaseUrl.reveal());

  const demo = settings.demo ? await startDemoDirectory({ host: '127.0.0.1', port: settings.demoLdapPort }) : null;
  const source = demo
    ? {
        kind: 'open-ldap' as const,
        url: demo.url,
        startTls: false,
        allowPlain: true,
        bindDn: demo.bindDn,
        baseDn: demo.baseDn,
        bindPassword: demo.bindPassword,
      }
    : settings.directory && { ...settings.directory, bindPassword: settings.directory.bindPassword.reveal() };
  if (!source) throw new Error('no directory is configured');
  const connection = {
    name: demo ? 'Demo directory' : new URL(source.url.split(/[\s,]+/).find(Boolean) ?? '').hostname,
    kind: source.kind,
    url: source.url,
    baseDn: source.baseDn,
    demo: demo !== null,
    reader: createDirectory(source, { now: () => new Date() }),
  };

  narrator.progress('Starting the server');
  const accounts = (demo?.accounts ?? []).map(({ login, password, name, what }) => ({
    login,
    password,
    displayName: name,
    note: what,
  }));
  const app = await build({ settings, connection, demoAccounts: accounts });
  const close = async (): Promise<void> => {
    await app.close();
    await demo?.close();
  };
  try {
    await app.listen(settings.port, settings.host);
    const report = (text: string): void => narrator.progress(text);
    await app
      .get(SyncStart)
      .firstSync(report)
      .catch((cause: unknown) => new Logger('Start').warn(String(cause)));
    const setupToken = await bootstrapOperators(app, demo ? demoRoleGroups(demo.baseDn) : null);
    narrator.ready(readyNews(settings, accounts, setupToken));
  } catch (cause) {
    await close().catch(() => undefined);
    throw cause;
  }
  return { app, settings, url: settings.publicUrl, close };
}

function readyNews(settings: Settings, accounts: ReadyNews['accounts'], setupToken: string | undefined): ReadyNews {
  const url = (path: string): string => `${settings.publicUrl}${path}`;
  return {
    urls: [
      { label: 'Sign in', url: url('/') },
      { label: 'Console', url: url('/console') },
      ...(settings.demo ? [{ label: 'Demo phones', url: url('/simulator') }] : []),
      ...(setupToken ? [{ label: 'Set-up', url: url('/setup') }] : []),
    ],
    accounts,
    setupToken,
    next: settings.demo
      ? [
          'Sign in as ada and set up an authenticator app: the console opens.',
          'In the console, make a policy that requires MFA for the group All staff, and publish it.',
          'In another browser, sign in as sam: set up a demo phone, read its texts under Demo phones, sign in with two factors.',
        ]
      : ['Open the set-up page if it is shown above; then sign in.'],
  };
}
