import { canonicalDn, type DirectoryBatch, type StagedGroup, type StagedPerson, type StagedUnit } from '@tessera/directory';
import { copyLine } from './copy-text.js';
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
    'row_hash',
  ],
  directory_group: ['dn', 'dn_key', 'path', 'name', 'description', 'row_hash'],
  organisational_unit: ['dn', 'dn_key', 'path', 'name', 'row_hash'],
} as const;

/** What of a read is staged: all of it but the watermark. */
export type StagedBatch = Exclude<DirectoryBatch, { readonly of: 'watermark' }>;

type Values = readonly (string | null | readonly string[])[];

const ofPerson = (p: StagedPerson): Values => [
  p.dn,
  p.dnKey,
  p.path,
  p.login,
  p.loginKeys.toSorted(),
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
];
const ofGroup = (g: StagedGroup): Values => [g.dn, g.dnKey, g.path, g.name, g.description];
const ofUnit = (u: StagedUnit): Values => [u.dn, u.dnKey, u.path, u.name];

export interface StagedRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly lines: readonly string[];
}

const hashed = (runId: string, externalId: string, values: Values): string =>
  copyLine([runId, externalId, ...values, rowHash(values)]);

/** What of a batch is written where. */
export function stagedRows(runId: string, batch: StagedBatch): StagedRows[] {
  const quarantined = batch.quarantined.flatMap(({ dn, reason }) => {
    const key = canonicalDn(dn)?.key;
    return key === undefined ? [] : [copyLine([runId, key, reason])];
  });
  return [staged(runId, batch), { table: 'stage_quarantine', columns: ['run_id', 'dn_key', 'reason'], lines: quarantined }];
}

function staged(runId: string, batch: StagedBatch): StagedRows {
  const rows = <T extends { readonly externalId: string }>(items: readonly T[], of: (item: T) => Values): string[] =>
    items.map((item) => hashed(runId, item.externalId, of(item)));
  switch (batch.of) {
    case 'people':
      return { table: 'stage_person', columns: ['run_id', 'external_id', ...COLUMNS.person], lines: rows(batch.items, ofPerson) };
    case 'groups':
      return {
        table: 'stage_group',
        columns: ['run_id', 'external_id', ...COLUMNS.directory_group],
        lines: rows(batch.items, ofGroup),
      };
    case 'units':
      return {
        table: 'stage_unit',
        columns: ['run_id', 'external_id', ...COLUMNS.organisational_unit],
        lines: rows(batch.items, ofUnit),
      };
    case 'members':
      return {
        table: 'stage_member',
        columns: ['run_id', 'group_external_id', 'member_dn_key'],
        lines: batch.items.flatMap(({ groupExternalId, memberDnKeys }) =>
          memberDnKeys.map((dnKey) => copyLine([runId, groupExternalId, dnKey])),
        ),
      };
  }
}
