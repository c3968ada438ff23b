declare const self: ServiceWorkerGlobalScope;
/** Addresses of the page's files, written in by the build (`offline-shell.ts`). The list changes with every build, and so does this worker. */
declare const SHELL_FILES: readonly string[];

const PAGE = '/authenticator';
const PREFIX = 'authenticator-';
const shell = SHELL_FILES;
const extras = [PAGE, `${PAGE}/manifest.webmanifest`, `${PAGE}/icon.svg`, `${PAGE}/icon-192.png`, '/tessera.svg'];
/** One cache a build: a page never meets the files of another. */
const ours =
  PREFIX +
  shell
    .join()
    .split('')
    .reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7)
    .toString(36);
const REQUEST = 'tessera-request';

async function install(): Promise<void> {
  const cache = await caches.open(ours);
  await cache.addAll([...extras.map((address) => new Request(address, { cache: 'reload' })), ...shell]);
  await self.skipWaiting();
}

async function activate(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== ours).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function kept(request: Request): Promise<Response> {
  const cache = await caches.open(ours);
  const address = request.mode === 'navigate' ? PAGE : request;
  return (await cache.match(address)) ?? fetch(request);
}

interface Message {
  readonly title?: string;
  readonly body?: string;
}
function messageOf(data: PushMessageData | null): Message {
  try {
    return (data?.json() ?? {}) as Message;
  } catch {
    return {};
  }
}

/** Browsers demand a notification for every message; with the page open it makes no sound, because the page shows the request itself. */
async function tell(data: PushMessageData | null): Promise<void> {
  const { title, body } = messageOf(data);
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage(REQUEST, {});
  await self.registration.showNotification(title ?? 'Tessera', {
    body: body ?? '',
    tag: REQUEST,
    icon: `${PAGE}/icon-192.png`,
    requireInteraction: true,
    silent: pages.some((page) => page.visibilityState === 'visible'),
  });
}

async function open(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find(({ url }) => new URL(url).pathname === PAGE);
  await (page ? page.focus() : self.clients.openWindow(PAGE));
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) return;
  const isPage = mode === 'navigate' && pathname === PAGE;
  if (isPage || pathname.startsWith('/assets/') || extras.includes(pathname)) event.respondWith(kept(event.request));
});
self.addEventListener('push', (event) => event.waitUntil(tell(event.data)));
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open());
});
