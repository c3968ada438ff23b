import {
  type DirectoryBatch,
  DirectoryError,
  type DirectoryReader,
  type DirectorySweep,
  type StagedGroup,
  type StagedPerson,
  type StagedUnit,
  type Watermark,
} from '@tessera/directory';

const PAGE = 1000;
const GROUPS = 10;

type Snapshot = ReadonlyMap<string, string>;
const json = (entry: object): string => JSON.stringify(entry);

/** A directory that a test writes down: what is in `people`, `groups` and `members` is what the next read finds. */
export class WrittenDirectory implements DirectoryReader {
  people: StagedPerson[] = [];
  units: StagedUnit[] = [];
  groups: StagedGroup[] = [];
  /** DN keys of members, by the group's id. */
  members = new Map<string, string[]>();
  quarantined: { dn: string; reason: string }[] = [];
  /** Awaited before the end of a read. */
  pause: (signal: AbortSignal | undefined) => Promise<void> = () => Promise.resolve();

  /** What a read or a look throws instead of its end. */
  broken: DirectoryError | null = null;
  /** Whether changes can be told; without, there is no watermark. */
  marks = true;
  readonly #seen: Snapshot[] = [];

  async *read({ signal }: { signal?: AbortSignal } = {}): AsyncGenerator<DirectoryBatch> {
    if (this.marks) yield { of: 'watermark', items: [this.mark()], quarantined: [] };
    if (this.units.length > 0) yield { of: 'units', items: this.units, quarantined: [] };
    yield { of: 'people', items: [], quarantined: this.quarantined };
    for (let at = 0; at < this.people.length; at += PAGE) {
      yield { of: 'people', items: this.people.slice(at, at + PAGE), quarantined: [] };
    }
    yield { of: 'groups', items: this.groups, quarantined: [] };
    const items = [...this.members].map(([groupExternalId, memberDnKeys]) => ({ groupExternalId, memberDnKeys }));
    for (let at = 0; at < items.length; at += GROUPS)
      yield { of: 'members', items: items.slice(at, at + GROUPS), quarantined: [] };
    await this.pause(signal);
    if (this.broken) throw this.broken;
  }

  /** What differs from what the mark has seen; nothing of what is gone. */
  async *changes(since: Watermark, { signal }: { signal?: AbortSignal } = {}): AsyncGenerator<DirectoryBatch> {
    if (this.broken) throw this.broken;
    const before = this.#seen[Number(since.value['at'])];
    if (!before || !this.marks) throw new DirectoryError('watermark', 'nobody knows that mark');
    const differs = (entry: { readonly externalId: string }): boolean => before.get(entry.externalId) !== this.shown(entry);
    yield { of: 'watermark', items: [this.mark()], quarantined: [] };
    yield { of: 'units', items: this.units.filter(differs), quarantined: [] };
    yield { of: 'people', items: this.people.filter(differs), quarantined: [] };
    const groups = this.groups.filter(differs);
    yield { of: 'groups', items: groups, quarantined: [] };
    for (const { externalId } of groups) {
      const memberDnKeys = this.members.get(externalId) ?? [];
      yield { of: 'members', items: [{ groupExternalId: externalId, memberDnKeys }], quarantined: [] };
    }
    if (this.deleted.length > 0) yield { of: 'gone', items: this.deleted, quarantined: [] };
    await this.pause(signal);
  }

  /** What changes list as deleted, from then on. */
  deleted: string[] = [];
  /** Found by a sweep and by no read, as who was moved in the middle of it. */
  between: StagedPerson[] = [];

  async *sweep(): AsyncGenerator<DirectorySweep> {
    const ids = (entries: readonly { readonly externalId: string }[]): string[] => entries.map(({ externalId }) => externalId);
    yield { of: 'units', ids: ids(this.units) };
    yield { of: 'people', ids: ids([...this.people, ...this.between]) };
    yield { of: 'groups', ids: ids(this.groups) };
  }

  private shown(entry: { readonly externalId: string }): string {
    return json([entry, this.members.get(entry.externalId) ?? null]);
  }

  private mark(): Watermark {
    const entries = [...this.units, ...this.people, ...this.groups];
    const at = this.#seen.push(new Map(entries.map((entry) => [entry.externalId, this.shown(entry)]))) - 1;
    return { kind: 'written', value: { at: String(at) } };
  }

  addPerson(login: string, changes: Partial<StagedPerson> = {}): StagedPerson {
    const dn = `uid=${login},ou=people,dc=test`;
    const person: StagedPerson = {
      externalId: `id-${login}`,
      dn,
      dnKey: dn,
      path: `dc=test\u001fou=people\u001fuid=${login}`,
      login,
      loginKeys: [login],
      displayName: login.toUpperCase(),
      givenName: null,
      familyName: null,
      mail: null,
      officePhone: null,
      department: null,
      title: null,
      country: null,
      language: null,
      state: 'active',
      extra: {},
      ...changes,
    };
    this.people.push(person);
    return person;
  }

  /** `members` are logins or names of groups. */
  addGroup(name: string, members: readonly string[]): void {
    const dn = `cn=${name},ou=groups,dc=test`;
    this.groups.push({
      externalId: `id-${name}`,
      dn,
      dnKey: dn,
      path: `dc=test\u001fou=groups\u001fcn=${name}`,
      name,
      description: null,
    });
    const isPerson = (member: string): boolean => this.people.some(({ login }) => login === member);
    this.members.set(
      `id-${name}`,
      members.map((member) => (isPerson(member) ? `uid=${member},ou=people,dc=test` : `cn=${member},ou=groups,dc=test`)),
    );
  }

  addUnit(name: string): void {
    const dn = `ou=${name},dc=test`;
    this.units.push({ externalId: `id-unit-${name}`, dn, dnKey: dn, path: `dc=test\u001fou=${name}`, name });
  }

  /** `member` is a login or the name of a group. */
  join(group: string, member: string): void {
    const keys = (this.members.get(`id-${group}`) ?? []).filter((key) => key !== this.keyOf(member));
    this.members.set(`id-${group}`, [...keys, this.keyOf(member)]);
  }

  leave(group: string, member: string): void {
    const keys = this.members.get(`id-${group}`) ?? [];
    this.members.set(
      `id-${group}`,
      keys.filter((key) => key !== this.keyOf(member)),
    );
  }

  /** Another name to show; the object and its place stay. */
  renameGroup(group: string, name: string): void {
    this.groups = this.groups.map((one) => (one.externalId === `id-${group}` ? { ...one, name } : one));
  }

  private keyOf(member: string): string {
    return [...this.people, ...this.groups].find(({ externalId }) => externalId === `id-${member}`)?.dnKey ?? member;
  }

  change(login: string, changes: Partial<StagedPerson>): void {
    this.people = this.people.map((person) => (person.login === login ? { ...person, ...changes } : person));
  }

  verifyPassword(): never {
    throw new Error('not part of a sync');
  }
  probe(): never {
    throw new Error('not part of a sync');
  }
  inspect(): never {
    throw new Error('not part of a sync');
  }
  rights(): never {
    throw new Error('not part of a sync');
  }

  /** Which groups a filter means here. */
  matches: (filter: string, group: StagedGroup) => boolean = () => false;

  async *groupsMatching({ filter = '' }: { filter?: string }): AsyncGenerator<readonly string[]> {
    if (this.refusesFilters) throw this.refusesFilters;
    yield this.groups.filter((group) => this.matches(filter, group)).map(({ externalId }) => externalId);
  }

  refusesFilters: DirectoryError | null = null;

  operations() {
    return { bind: 0, search: 0, unbind: 0, abandon: 0, startTls: 0 };
  }
}
