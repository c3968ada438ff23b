import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A process of its own that reads all people by one library and throws them away. */
const { root, by, source, attributes, filter } = JSON.parse(process.argv[2]);

const reads = {
  async own() {
    const { createDirectory } = await import(pathToFileURL(path.join(root, 'dist/libs/directory/src/index.js')).href);
    let people = 0;
    for await (const batch of createDirectory(source, { now: () => new Date() }).read()) {
      if (batch.of === 'people') people += batch.items.length;
    }
    return people;
  },
  async ldapts() {
    const { Client } = await import('ldapts');
    const client = new Client({ url: source.url });
    await client.bind(source.bindDn, source.bindPassword);
    let people = 0;
    const pages = client.searchPaginated(source.baseDn, { scope: 'sub', filter, attributes, paged: { pageSize: 1000 } });
    for await (const { searchEntries } of pages) people += searchEntries.length;
    await client.unbind();
    return people;
  },
};

const before = performance.now();
const people = await reads[by]();
process.send({ people, milliseconds: performance.now() - before, peak: process.resourceUsage().maxRSS * 1024 });
process.disconnect();
