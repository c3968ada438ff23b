/** What the set-up of a directory is shown, step by step, before anything is kept. */
import type { DirectoryErrorCode } from './errors.js';
import type { StagedGroup, StagedPerson } from './reader.js';

/** The certificate as the server showed it, whether it is trusted or not. */
export interface DirectoryCertificate {
  readonly subject: string;
  readonly issuer: string;
  /** Host names and addresses that it is for. */
  readonly names: readonly string[];
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Fingerprint: upper-case hex pairs, colons between. */
  readonly sha256: string;
  readonly trusted: boolean;
  /** Everything that speaks against it, in sentences; null when nothing does. */
  readonly problem: string | null;
  /** The CA at the top of what the server sent, when it sent one: may become the CA of the settings once its fingerprint was compared. */
  readonly issuerPem: string | null;
}

/**
 * What the reading account could do beyond reading; found out by reads alone. A sample: the base, and one person of each of the first
 * dozen units. 'no' says that nothing could be written there.
 */
export interface DirectoryRights {
  readonly canWrite: 'yes' | 'no' | 'unknown';
  /** Names of attributes (and of classes of entries) that it may write, in the server's order, fifty at most. */
  readonly attributes: readonly string[];
  /** Whether stored passwords may be read; null when there was nobody to ask about. */
  readonly readsPasswords: boolean | null;
}

/** An attribute of a person as it stands in the directory, for choosing what to map. */
export interface SampleAttribute {
  readonly attribute: string;
  /** At most five, each at most 120 characters; bytes that are no text read `(16 bytes)`. */
  readonly values: readonly string[];
}

export type InspectionStep = 'reach' | 'tls' | 'bind' | 'base' | 'people' | 'groups' | 'rights';

interface StepFacts {
  /** The server that answered. */
  readonly reach: { readonly server: string };
  /** Null: the connection is in the clear, or no certificate was shown. */
  readonly tls: { readonly certificate: DirectoryCertificate | null };
  readonly bind: object;
  readonly base: { readonly vendor: string | null; readonly namingContexts: readonly string[] };
  readonly people: {
    readonly items: readonly StagedPerson[];
    /** All readable user attributes of the first person, passwords and keys left out. */
    readonly samples: readonly SampleAttribute[];
    /** Entries among those looked at that were set aside. */
    readonly quarantined: number;
  };
  readonly groups: { readonly items: readonly StagedGroup[] };
  readonly rights: { readonly rights: DirectoryRights };
}

/** How one step went. A step that failed may lack facts: then they are empty or null. */
export type Inspection = {
  [Step in InspectionStep]: {
    readonly step: Step;
    readonly ok: boolean;
    readonly milliseconds: number;
    /** Null when it went well. */
    readonly code: DirectoryErrorCode | null;
    /** The server's own words, or what was seen, cleaned for showing; often empty. */
    readonly detail: string;
  } & StepFacts[Step];
}[InspectionStep];
