import type { SealPlace, SecretBox } from '../ports.js';

interface Owner {
  readonly id: string;
  readonly personId: string;
}
type AttemptKind = 'enrollment' | 'challenge';

/** Where a sealed secret belongs. It opens nowhere else, so it cannot be copied to another row or person. */
const enrollmentPlace = ({ id, personId }: Owner): SealPlace => ({ table: 'enrollment', column: 'secret', rowId: id, personId });
export const authenticatorPlace = ({ id, personId }: Owner): SealPlace => ({
  table: 'authenticator',
  column: 'secret',
  rowId: id,
  personId,
});
const numberPlace = (table: AttemptKind, { id, personId }: Owner): SealPlace => ({
  table,
  column: 'number',
  rowId: id,
  personId,
});

type Sealed = Owner & { readonly secret: Uint8Array };

export const openEnrollment = (box: SecretBox, row: Sealed): Uint8Array => box.open(row.secret, enrollmentPlace(row));
export const openAuthenticator = (box: SecretBox, row: Sealed): Uint8Array => box.open(row.secret, authenticatorPlace(row));
export const sealEnrollment = (box: SecretBox, plain: Uint8Array, owner: Owner): Uint8Array =>
  box.seal(plain, enrollmentPlace(owner));
export const sealAuthenticator = (box: SecretBox, plain: Uint8Array, owner: Owner): Uint8Array =>
  box.seal(plain, authenticatorPlace(owner));

/** The two digits that the page shows; null where none are asked for. */
export const openNumber = (
  box: SecretBox,
  kind: AttemptKind,
  row: Owner & { readonly number: Uint8Array | null },
): string | null => (row.number === null ? null : Buffer.from(box.open(row.number, numberPlace(kind, row))).toString('utf8'));
export const sealNumber = (box: SecretBox, kind: AttemptKind, number: string, owner: Owner): Uint8Array =>
  box.seal(Buffer.from(number, 'utf8'), numberPlace(kind, owner));
