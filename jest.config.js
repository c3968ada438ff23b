const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

const project = (displayName, testMatch, extra = {}) => ({
  displayName,
  testMatch,
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc },
  moduleNameMapper: {
    '^@tessera/(enrollment|directory)$': '<rootDir>/libs/$1/src/index.ts',
    '^@tessera/(enrollment|directory)/testing$': '<rootDir>/libs/$1/src/testing/index.ts',
    '^(\\.{1,2}/.*(?<!\\.json))\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/var/'],
  ...extra,
});

/** Run through `scripts/test.mjs`, which prepares what each project needs. */
export default {
  testTimeout: 60_000,
  /** Journeys in a browser, which wait more than they work. */
  maxConcurrency: 3,
  projects: [
    project('unit', [
      '<rootDir>/libs/**/*.spec.ts',
      '<rootDir>/apps/*/src/**/*.spec.ts',
      '<rootDir>/test/architecture/*.spec.ts',
    ]),
    project('directories', ['<rootDir>/test/directories/*.spec.ts']),
    project('active-directory', ['<rootDir>/test/directories/samba/*.spec.ts']),
    project('database', ['<rootDir>/test/database/*.spec.ts']),
    project('journeys', ['<rootDir>/test/journeys/*.spec.ts']),
    project('browser', ['<rootDir>/test/browser/*.spec.ts']),
  ],
};
