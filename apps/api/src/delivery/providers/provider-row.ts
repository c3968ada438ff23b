import { type HostSecretBox, Secret } from '../../platform/index.js';
import type { Provider } from '../channels/channel.js';

export interface ProviderRow {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly position: number;
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Buffer | null;
  readonly demo: boolean;
  readonly updatedAt: Date;
}

export const PROVIDER_COLUMNS = 'id, kind, name, enabled, position, settings, secrets, demo, updated_at AS "updatedAt"';

const place = (id: string) => ({ table: 'provider', column: 'secrets', rowId: id, personId: '' });

export function sealSecrets(box: HostSecretBox, id: string, secrets: Readonly<Record<string, string>>): Buffer | null {
  if (Object.keys(secrets).length === 0) return null;
  return Buffer.from(box.seal(Buffer.from(JSON.stringify(secrets), 'utf8'), place(id)));
}

export function openSecrets(box: HostSecretBox, row: Pick<ProviderRow, 'id' | 'secrets'>): Record<string, string> {
  if (!row.secrets) return {};
  return JSON.parse(Buffer.from(box.open(row.secrets, place(row.id))).toString('utf8')) as Record<string, string>;
}

/** The row, opened for use. Only what demo mode itself made may lead to the computer, and only in demo mode. */
export function opened(box: HostSecretBox, row: ProviderRow, demoMode: boolean): Provider {
  const secrets = Object.entries(openSecrets(box, row)).map(([name, value]) => [name, new Secret(value)] as const);
  return {
    id: row.id,
    version: `${row.id} ${row.updatedAt.toISOString()}`,
    kind: row.kind,
    name: row.name,
    trusted: row.demo && demoMode,
    settings: row.settings,
    secrets: Object.fromEntries(secrets),
  };
}
