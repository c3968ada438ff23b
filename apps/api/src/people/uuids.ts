import { isUUID } from 'class-validator';

/** Those of a list that can be ids at all; null stays null, which means no filter. */
export const uuids = (ids: readonly string[] | null | undefined): string[] | null =>
  ids?.filter((id) => isUUID(id)).slice(0, 500) ?? null;
