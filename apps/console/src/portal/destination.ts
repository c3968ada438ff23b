import type { PortalViewerFragment } from '../generated/portal/graphql';

/** The same-origin path in `?next=`, or null. Whatever the address bar holds is hostile: only a path on this host passes. */
export function askedDestination(address: URL): string | null {
  const next = address.searchParams.get('next');
  if (!next?.startsWith('/')) return null;
  // Browsers read `//host` and `/\host` as another host, and skip tabs and newlines; the parser says what they would do.
  const target = URL.canParse(next, address.origin) ? new URL(next, address.origin) : null;
  if (!target || target.origin !== address.origin || target.pathname.startsWith('//')) return null;
  if (target.pathname === address.pathname) return null;
  return target.pathname + target.search + target.hash;
}

const isConsole = (path: string) => /^\/console(?:[/?#]|$)/.test(path);

/** Where a person who is signed in goes on; null stays in the portal. The console is for those who hold a role. */
export function destinationFor(viewer: PortalViewerFragment, address = new URL(location.href)): string | null {
  const next = askedDestination(address);
  if (next && isConsole(next) && viewer.roles.length === 0) return null;
  return next;
}

/** True when somebody without a role came from the console. */
export const lacksRole = (viewer: PortalViewerFragment, address = new URL(location.href)): boolean =>
  viewer.roles.length === 0 && isConsole(askedDestination(address) ?? '');
