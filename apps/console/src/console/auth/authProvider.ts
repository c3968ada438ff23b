import type { AuthProvider } from 'react-admin';
import { ConsoleSignOutDocument, ConsoleViewerDocument, type ConsoleViewerQuery } from '../../generated/graphql';
import { ApiError, request } from '../../graphql/client';
import type { ConsoleResource } from '../data/ConsoleResource';
import { mayDo } from './access';

type Viewer = ConsoleViewerQuery['viewer'];

/** The browser is on its way to another page: nothing that waits for this shall draw anything any more. */
function leaveFor(address: string): Promise<never> {
  location.assign(address);
  return new Promise<never>(() => undefined);
}

/** Sign-in happens in the portal. Somebody without a role is not sent back here, or the two would play ball. */
const toPortal = (viewer: Viewer | null) =>
  leaveFor(viewer?.state === 'SIGNED_IN' ? '/' : `/?next=${encodeURIComponent(location.pathname + location.search)}`);

const holdMs = 10_000;

export function createAuthProvider(resources: readonly ConsoleResource[]): AuthProvider {
  let held: { at: number; viewer: Promise<Viewer> } | null = null;
  let known: Viewer | null = null;

  /** React-Admin asks several times a page; one answer serves them for ten seconds. */
  const viewer = (): Promise<Viewer> => {
    if (!held || Date.now() - held.at > holdMs) {
      held = { at: Date.now(), viewer: request(ConsoleViewerDocument).then((answer) => (known = answer.viewer)) };
      held.viewer.catch(() => (held = null));
    }
    return held.viewer;
  };

  /** While the server can't be reached, the operator stays where they are; the pages say so and offer a retry. */
  const lastKnown = (): Promise<Viewer> =>
    viewer().catch((error: unknown) => {
      if (known) return known;
      throw error;
    });

  return {
    login: async () => toPortal(null),
    async logout() {
      const state = await viewer().then(
        ({ state }) => state,
        () => 'ANONYMOUS',
      );
      held = null;
      if (state === 'SIGNED_IN') await request(ConsoleSignOutDocument).catch(() => undefined);
      return leaveFor('/');
    },
    async checkAuth() {
      const found = await lastKnown();
      if (found.state !== 'SIGNED_IN' || found.roles.length === 0) await toPortal(found);
    },
    async checkError(error) {
      if (!(error instanceof ApiError)) return;
      if (error.code === 'session_over') {
        held = null;
        await toPortal(null);
      }
      if (error.code === 'forbidden') {
        throw Object.assign(new Error('Your role does not allow this.'), { logoutUser: false });
      }
    },
    async getIdentity() {
      const { login, displayName } = await lastKnown();
      return { id: login ?? '', fullName: displayName ?? login ?? '' };
    },
    getPermissions: async () => (await lastKnown()).roles,
    canAccess: async ({ resource, action }) => mayDo(resources, (await lastKnown()).roles, resource, action),
  };
}
