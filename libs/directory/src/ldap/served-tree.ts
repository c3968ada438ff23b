/** One entry as the demo server hands it out. Attributes by lower-case name. */
export interface ServedEntry {
  readonly dn: string;
  readonly key: string;
  readonly path: string;
  readonly attributes: ReadonlyMap<string, ServedAttribute>;
}
export interface ServedAttribute {
  readonly name: string;
  readonly values: readonly string[];
  readonly operational: boolean;
}

/** What there is to serve. Looked at anew for every request, so that a change shows at once. */
export interface ServedTree {
  readonly root: ServedEntry;
  has(key: string): boolean;
  /** In the order of creation, containers before what they hold. */
  entries(): Iterable<ServedEntry>;
  passwordFits(key: string, password: string): boolean;
}
