/** All second factors of a person are refused until somebody else lifts it (S16). Never ends by itself. */
export interface Block {
  readonly id: string;
  readonly personId: string;
  readonly at: Date;
  readonly report: FraudReport;
}
/** Who said so, by which way, and about which request. */
export interface FraudReport {
  readonly by: 'notification' | 'call' | 'text' | 'portal';
  /** The challenge or enrollment that was reported; null for a report about an earlier sign-in. */
  readonly regardingId: string | null;
  readonly decisionId: string | null;
  readonly method: string | null;
  /** Masked. */
  readonly hint: string | null;
  /** Where the reported request came from. */
  readonly application: string | null;
  readonly place: string | null;
  readonly browser: string | null;
}
export interface BlockStore {
  /** Keeps the report, and blocks unless the person is blocked already: then the report joins that block. */
  raise(block: Block): Promise<{ readonly block: Block; readonly first: boolean }>;
  active(personId: string): Promise<Block | null>;
}
