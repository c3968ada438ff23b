import type { Plugin } from 'vite';

const PAGE = 'authenticator.html';
const WORKER = 'authenticator-worker';
const PLACE = 'SHELL_FILES';

/** Where the worker lies: beside its page, so that it may serve that page. Everything else carries a hash in its name. */
export const entryFileNames = ({ name }: { readonly name: string }): string =>
  name === WORKER ? 'authenticator/sw.js' : 'assets/[name]-[hash].js';

/** Tells the authenticator's service worker which files the page is made of, lazily loaded ones too: they work offline. */
export const offlineShell = (): Plugin => ({
  name: 'tessera-offline-shell',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    // After Vite has dropped the scripts that held nothing but styles.
    order: 'post',
    handler(_options, bundle) {
      const shell = new Set<string>();
      const visit = (file: string): void => {
        const chunk = bundle[file];
        if (shell.has(file) || chunk?.type !== 'chunk') return;
        shell.add(file);
        for (const style of chunk.viteMetadata?.importedCss ?? []) shell.add(style);
        [...chunk.imports, ...chunk.dynamicImports].forEach(visit);
      };
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const page = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(PAGE));
      const worker = chunks.find(({ name }) => name === WORKER);
      if (!page || !worker?.code.includes(PLACE)) throw new Error('the authenticator has no page or no worker');
      if (worker.imports.length > 0) throw new Error('the worker of the authenticator must stand in one file');
      visit(page.fileName);
      const list = [...shell].sort().map((file) => `/${file}`);
      worker.code = worker.code.replace(PLACE, JSON.stringify(list));
    },
  },
});
