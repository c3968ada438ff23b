import { useCanAccess } from 'react-admin';

/** True once it is known that the operator may read (or write) this resource. */
export const useMay = (resource: string, action: 'read' | 'write' = 'read'): boolean =>
  useCanAccess({ resource, action }).canAccess === true;
