import type { Locale } from '@tessera/enrollment';

/** Who asks, as every resolver sees it. Half and full sessions are different types and never convert into each other. */
export type OperatorRole = 'admin' | 'helpdesk' | 'auditor';

export interface AnonymousViewer {
  readonly kind: 'anonymous';
}

/** The password was right, and nothing more. */
export interface HalfViewer {
  readonly kind: 'half';
  readonly sessionId: string;
  readonly personId: string;
  readonly purpose: 'challenge' | 'enroll';
  readonly decisionId: string;
  /** Methods that may be proven or enrolled. */
  readonly methods: readonly string[];
  /** Enrolling after a recovery code: it binds something new, and signs nobody in. */
  readonly recovering: boolean;
  /** Enrolling can be put off until then; null where it cannot. */
  readonly skipUntil: Date | null;
  /** For how many days this browser may be remembered after the proof; 0 never. */
  readonly rememberDays: number;
  readonly displayName: string;
  readonly login: string;
  readonly expiresAt: Date;
}

export interface FullViewer {
  readonly kind: 'full';
  readonly sessionId: string;
  readonly personId: string;
  readonly decisionId: string;
  /** Kinds of factors proven, e.g. password and app-code. */
  readonly proven: readonly string[];
  /** Live from the directory's groups, and empty unless two kinds of factors were proven and nothing is owed. */
  readonly roles: readonly OperatorRole[];
  /** What policy wants before anything goes on: a second way of verifying. */
  readonly owes: readonly 'backup'[];
  /** Sensitive changes need no new proof until then; null when they do. */
  readonly freshUntil: Date | null;
  readonly displayName: string;
  readonly login: string;
  readonly expiresAt: Date;
}

export type Viewer = AnonymousViewer | HalfViewer | FullViewer;

/** Where requests come from, for limits and the audit log, and the language that their page is in. */
export interface RequestSource {
  readonly address: string;
  readonly userAgent: string;
  readonly locale: Locale;
}

/** Finds the viewer of a request. The sign-in slice provides it; the guard below only asks. */
export interface ViewerSource {
  viewerOf(cookies: Readonly<Record<string, string | undefined>>): Promise<Viewer>;
}
export const VIEWER_SOURCE = Symbol('VIEWER_SOURCE');
