import { Fields } from '../kinds/fields.js';
import type { RawEntry } from '../ldap/messages.js';
import { readSome } from '../ldap/search-pages.js';
import { canonicalDn } from '../names/canonical-dn.js';
import type { DirectoryBatch } from '../reader.js';
import type { Run } from './run.js';

/**
 * Primary groups of people that changed, as additions: such a group may hold everybody, and its own entry says nothing about it.
 * Who leaves one is written into its members by the server, so that the group itself changes.
 */
export class PrimaryGroupAdditions {
  readonly #idByKey = new Map<string, string | null>();
  #seen = new Map<string, string[]>();

  constructor(private readonly run: Run) {}

  see(page: readonly RawEntry[]): void {
    const { primaryGroups } = this.run.kind;
    if (!primaryGroups) return;
    for (const entry of page) {
      const key = primaryGroups.ofPerson(new Fields(entry));
      const dnKey = canonicalDn(entry.dn)?.key;
      if (key !== null && dnKey !== undefined) this.#seen.set(key, [...(this.#seen.get(key) ?? []), dnKey]);
    }
  }

  /** What was seen since the last call. A primary group outside the base is nobody's here. */
  async *take(): AsyncGenerator<DirectoryBatch> {
    const seen = this.#seen;
    this.#seen = new Map();
    for (const [key, memberDnKeys] of seen) {
      const groupExternalId = await this.#idOf(key);
      if (groupExternalId !== null) yield { of: 'members', items: [{ groupExternalId, memberDnKeys }], quarantined: [] };
    }
  }

  async #idOf(key: string): Promise<string | null> {
    const known = this.#idByKey.get(key);
    if (known !== undefined) return known;
    const { kind, client, settings } = this.run;
    const [group] = await readSome(client, {
      base: settings.baseDn,
      scope: 'sub',
      filter: kind.primaryGroups!.groupWith(key),
      attributes: kind.idAttributes,
      controls: kind.searchControls,
      limit: 1,
      idleMs: settings.idleMs,
    });
    const id = group ? kind.externalId(new Fields(group)) : null;
    this.#idByKey.set(key, id);
    return id;
  }
}
