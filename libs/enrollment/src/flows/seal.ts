import type { SealPlace, SecretBox } from '../ports.js';

interface Owner {
  readonly id: string;
  readonly personId: string;
}
/** Where a sealed secret belongs. It opens nowhere else, so it cannot be copied to another row or person. */
const enrollmentPlace = ({ id, personId }: Owner): SealPlace => ({ table: 'enrollment', column: 'secret', rowId: id, personId });
export const authenticatorPlace = ({ id, personId }: Owner): SealPlace => ({
  table: 'authenticator',
  column: 'secret',
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
