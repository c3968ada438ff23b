import { canonicalDn, type DirectoryBatch, type StagedGroup, type StagedPerson, type StagedUnit } from '@tessera/directory';
import { copyFields, copyLine, type CopyValue } from './copy-text.js';
import { rowHash } from './row-hash.js';

/** Columns behind `external_id`, by table; the hash is the last and covers those before it. */
export const COLUMNS = {
  person: [
    'dn',
    'dn_key',
    'path',
    'login',
    'login_keys',
    'display_name',
    'given_name',
    'family_name',
    'mail',
    'office_phone',
    'department',
    'title',
    'country',
    'language',
    'directory_state',
    'extra',
    'row_hash',
  ],
  directory_group: ['dn', 'dn_key', 'path', 'name', 'description', 'row_hash'],
  organisational_unit: ['dn', 'dn_key', 'path', 'name', 'row_hash'],
} as const;

/** What of a read is staged: all of it but the watermark and what is only said to be gone. */
export type StagedBatch = Exclude<DirectoryBatch, { readonly of: 'watermark' | 'gone' }>;

type Values = readonly CopyValue[];

/** The same text for the same attributes, whatever their order. */
function extraText(extra: StagedPerson['extra']): string {
  const names = Object.keys(extra);
  return names.length === 0 ? '{}' : JSON.stringify(extra, names.toSorted());
}

const ofPerson = (p: StagedPerson): Values => [
  p.dn,
  p.dnKey,
  p.path,
  p.login,
  p.loginKeys.length > 1 ? p.loginKeys.toSorted() : p.loginKeys,
  p.displayName,
  p.givenName,
  p.familyName,
  p.mail,
  p.officePhone,
  p.department,
  p.title,
  p.country,
  p.language,
  p.state,
  extraText(p.extra),
];
const ofGroup = (g: StagedGroup): Values => [g.dn, g.dnKey, g.path, g.name, g.description];
const ofUnit = (u: StagedUnit): Values => [u.dn, u.dnKey, u.path, u.name];

export interface StagedRows {
  readonly table: string;
  readonly columns: readonly string[];
  /** Lines of the COPY format; empty when there are none. */
  readonly text: string;
}

/** The hash is bytes to PostgreSQL, whose sign for them is a backslash, which COPY wants doubled. */
function hashed(runId: string, externalId: string, values: Values): string {
  const fields = copyFields(values);
  return `${copyFields([runId, externalId])}\t${fields}\t\\\\x${rowHash(fields)}\n`;
}

/** What of a batch is written where. */
export function stagedRows(runId: string, batch: StagedBatch): StagedRows[] {
  if (batch.quarantined.length === 0) return [staged(runId, batch)];
  const quarantined = batch.quarantined.map(({ dn, reason }) => {
    const key = canonicalDn(dn)?.key;
    return key === undefined ? '' : copyLine([runId, key, reason]);
  });
  const columns = ['run_id', 'dn_key', 'reason'];
  return [staged(runId, batch), { table: 'stage_quarantine', columns, text: quarantined.join('') }];
}

function staged(runId: string, batch: StagedBatch): StagedRows {
  switch (batch.of) {
    case 'people':
      return rows(runId, 'stage_person', COLUMNS.person, batch.items, ofPerson);
    case 'groups':
      return rows(runId, 'stage_group', COLUMNS.directory_group, batch.items, ofGroup);
    case 'units':
      return rows(runId, 'stage_unit', COLUMNS.organisational_unit, batch.items, ofUnit);
    case 'members': {
      let text = '';
      for (const { groupExternalId, memberDnKeys } of batch.items) {
        for (const dnKey of memberDnKeys) text += copyLine([runId, groupExternalId, dnKey]);
      }
      return { table: 'stage_member', columns: ['run_id', 'group_external_id', 'member_dn_key'], text };
    }
  }
}

function rows<T extends { readonly externalId: string }>(
  runId: string,
  table: string,
  columns: readonly string[],
  items: readonly T[],
  of: (item: T) => Values,
): StagedRows {
  let text = '';
  for (const item of items) text += hashed(runId, item.externalId, of(item));
  return { table, columns: ['run_id', 'external_id', ...columns], text };
}
