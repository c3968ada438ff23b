import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

export interface BuiltServer {
  readonly url: string;
  /** Ends it the way a service manager would; resolves with the exit code. */
  stop(): Promise<number | null>;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** The built product as its own process in demo mode, exactly as `npm start` runs it. */
export async function startBuiltServer(databaseUrl: string, more: Readonly<Record<string, string>> = {}): Promise<BuiltServer> {
  const port = await freePort();
  const child = fork(join(import.meta.dirname, '../../dist/apps/api/src/main.js'), {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      TESSERA_KEY: randomBytes(32).toString('base64'),
      ...more,
    },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await ready(child);
  return {
    url: `http://localhost:${port}`,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGTERM');
      }),
  };
}

const ready = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.on('message', (news: { type: string; line?: string }) => {
      if (news.type === 'ready') resolve();
      if (news.type === 'fatal') reject(new Error(news.line));
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
