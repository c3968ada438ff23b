import react from '@vitejs/plugin-react';
import { type Connect, defineConfig, type Plugin } from 'vite';
import { entryFileNames, offlineShell } from './offline-shell.ts';

const here = import.meta.dirname;
const api = process.env['TESSERA_API'] ?? 'http://127.0.0.1:3000';

/** What the API does in production: everything below `/console` is the console's page. */
const ownAddresses: Connect.NextHandleFunction = (incoming, _response, next) => {
  if (/^\/console\/[^.]*$/.test(incoming.url ?? '')) incoming.url = '/console.html';
  next();
};
const addresses: Plugin = {
  name: 'tessera-addresses',
  configureServer: ({ middlewares }) => void middlewares.use(ownAddresses),
  configurePreviewServer: ({ middlewares }) => void middlewares.use(ownAddresses),
};
const proxy = { '/graphql': { target: api, ws: true } };

/** Several pages, each with its own small bundle. In development the API is reached through the proxy, on one origin. */
export default defineConfig({
  root: here,
  plugins: [react(), addresses, offlineShell()],
  build: {
    outDir: `${here}/../../dist/console`,
    emptyOutDir: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        portal: `${here}/index.html`,
        console: `${here}/console.html`,
        simulator: `${here}/simulator.html`,
        authenticator: `${here}/authenticator.html`,
        'authenticator-worker': `${here}/src/authenticator/worker/sw.ts`,
      },
      output: { entryFileNames },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy,
  },
  preview: { host: '127.0.0.1', proxy },
});
