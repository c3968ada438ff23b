/** Rows of many people, by person; within one person in the order they came. */
export function byPerson<T extends { readonly personId: string }>(found: readonly T[]): ReadonlyMap<string, T[]> {
  const grouped = new Map<string, T[]>();
  for (const item of found) {
    const own = grouped.get(item.personId);
    if (own) own.push(item);
    else grouped.set(item.personId, [item]);
  }
  return grouped;
}
