const common = {
  testEnvironment: '<rootDir>/tools/jest-environment.mjs',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { configFile: './.swcrc' }] },
  moduleNameMapper: { '^(\\.{1,2}/.*(?<!\\.json))\\.js$': '$1' },
  modulePathIgnorePatterns: ['/dist/', '/\\.countersign/'],
};
const beside = (pattern) => [`<rootDir>/{apps,libs,migrations}/**/${pattern}`];

/** One project a kind of test, in the order of docs/testing.md: pure first, browser last. */
export default {
  // Databases and products are started in hooks, on machines that may be busy.
  testTimeout: 60_000,
  testSequencer: '<rootDir>/tools/test/sequencer.mjs',
  // A worker keeps what the suites before have left in memory, models among it, and in the end collects garbage more than it tests.
  workerIdleMemoryLimit: '1200MB',
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: [...beside('*.test.ts'), '<rootDir>/tools/**/*.test.mjs'],
      testPathIgnorePatterns: ['\\.db\\.test\\.ts$', '\\.http\\.test\\.ts$', '/node_modules/'],
    },
    { ...common, displayName: 'database', testMatch: beside('*.db.test.ts') },
    { ...common, displayName: 'http', testMatch: beside('*.http.test.ts') },
    ...['conformance', 'journeys', 'faults', 'browser'].map((kind) => ({
      ...common,
      displayName: kind,
      testMatch: [`<rootDir>/test/${kind}/**/*.test.ts`],
    })),
  ],
};
