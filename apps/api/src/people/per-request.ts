import DataLoader from 'dataloader';

type Load<V> = (ids: readonly string[]) => Promise<ReadonlyMap<string, V>>;

const loaders = new WeakMap<object, Map<unknown, DataLoader<string, unknown>>>();

/**
 * Collects the ids that one request asks for and loads them by one call of `load`. `context` is the request's own object,
 * so nothing outlives it; `load` must be one function for ever, since it names the loader. Ids without a value get `none`.
 */
export function perRequest<V>(context: object, load: Load<V>, none: () => V): DataLoader<string, V> {
  const own = loaders.get(context) ?? new Map<unknown, DataLoader<string, unknown>>();
  loaders.set(context, own);
  const known = own.get(load) as DataLoader<string, V> | undefined;
  if (known) return known;
  const loader = new DataLoader<string, V>(async (ids) => {
    const found = await load(ids);
    return ids.map((id) => found.get(id) ?? none());
  });
  own.set(load, loader);
  return loader;
}
