import type { DataProvider } from 'react-admin';
import type { ConsoleResource, ResourceData } from './ConsoleResource';
import { withFieldErrors } from './fieldErrors';

const never = (name: string) => async (): Promise<never> => {
  throw new Error(`The console never uses '${name}'.`);
};

/** Dispatches to the resource's own `data`; knows nothing about any of them. */
export function createDataProvider(resources: readonly ConsoleResource[]): DataProvider {
  const byName = new Map(resources.map((resource) => [resource.name, resource.data]));

  function action<K extends keyof ResourceData>(name: K, resource: string): NonNullable<ResourceData[K]> {
    const found = byName.get(resource)?.[name];
    if (!found) throw new Error(`'${resource}' has no '${name}'.`);
    return found;
  }

  return {
    getList: async (resource, params) => action('getList', resource)(params),
    getOne: async (resource, params) => action('getOne', resource)(params),
    getMany: async (resource, params) => action('getMany', resource)(params),
    create: async (resource, params) => withFieldErrors(action('create', resource)(params)),
    update: async (resource, params) => withFieldErrors(action('update', resource)(params)),
    delete: async (resource, params) => withFieldErrors(action('delete', resource)(params)),
    getManyReference: never('getManyReference'),
    updateMany: never('updateMany'),
    deleteMany: never('deleteMany'),
  };
}
