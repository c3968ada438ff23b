/** For hosts and their tests: the ports in memory, the suite that any implementation of the ports must pass, and what a phone would answer. */
export { appCodeAt, codeInText, wrongCode } from './answers.js';
export { TestDevice } from './device.js';
export { createMemoryHost, type MemoryClock, type MemoryHost } from './memory/memory-ports.js';
export { memorySecretBox, systemRandom } from './memory/secrets.js';
export { storeContract, type ContractHost } from './contract/store-contract.js';
