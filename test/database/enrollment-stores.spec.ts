import { storeContract } from '@tessera/enrollment/testing';
import { enrollmentHost } from './enrollment-host.js';

storeContract('PostgreSQL', async () => {
  const host = await enrollmentHost();
  return { ports: host.service.ports({ sourceAddress: null, decisionId: null }), newPerson: host.newPerson, close: host.close };
});
