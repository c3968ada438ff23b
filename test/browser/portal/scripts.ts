import type { Page, Request } from 'playwright-core';
import { gzipSync } from 'node:zlib';

interface Scripts {
  readonly names: readonly string[];
  /** Together, each as gzip. */
  readonly bytes: number;
}

/** Listens to what a page loads; asked in the end, says which scripts that were. */
export function scriptsOf(page: Page): () => Promise<Scripts> {
  const scripts = new Map<string, Request>();
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.set(new URL(request.url()).pathname, request);
  });
  return async () => {
    const sizes = await Promise.all([...scripts.values()].map(sizeOf));
    return { names: [...scripts.keys()].map((path) => path.slice(path.lastIndexOf('/') + 1)), bytes: sizes.reduce(sum, 0) };
  };
}

const sum = (one: number, other: number): number => one + other;
const sizeOf = async (request: Request): Promise<number> => gzipSync((await (await request.response())?.body()) ?? '').length;
