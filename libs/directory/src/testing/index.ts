/** For the tests of whoever builds on this library. */
export { codeOf, collect, collectChanges, collectIds, collectSteps } from './collect.js';
export type { Collected } from './collect.js';
export { directoryContract } from './directory-contract.js';
export type { DirectoryFixture, FixturePerson } from './directory-contract.js';
