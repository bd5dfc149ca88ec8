/**
 * One configuration for units (beside the code), journeys, contracts and the browser; `scripts/test.mjs`
 * chooses the folder and the database (RAKORNAS_TEST_DB=sqlite|postgres).
 * @type {import('jest').Config}
 */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/scripts'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '@swc/jest' },
  // NodeNext writes './x.js' for x.ts. JavaScript comes first so that packages still find their own files.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  moduleFileExtensions: ['js', 'ts', 'mjs', 'cjs', 'json', 'node'],
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/test/support/postgres.ts',
  globalTeardown: '<rootDir>/test/support/run.teardown.ts',
  cacheDirectory: '<rootDir>/.cache/jest',
  maxWorkers: 2,
  // Modules of the VM are never freed: a worker that has grown is replaced between two files.
  workerIdleMemoryLimit: '800MB',
  testTimeout: 20_000,
};
