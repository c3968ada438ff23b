import { randomUUID } from 'node:crypto';
import { storeContract } from '../contract/store-contract.js';
import { createMemoryHost } from './memory-ports.js';

storeContract('memory ports', async () => ({ ports: createMemoryHost().ports, newPerson: async () => randomUUID() }));
