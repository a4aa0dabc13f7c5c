// One Jest project per concern is not needed: the folder or suffix of a spec names its concern.
const path = require('node:path');
const root = path.join(__dirname, '..');
module.exports = {
  rootDir: root,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: { '^.+\\.(ts|m?js)$': path.join(__dirname, 'jest-esm-to-cjs.cjs') },
  transformIgnorePatterns: [],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testTimeout: 120000,
  // Two cores wait for browsers and databases much of the time.
  maxWorkers: 3,
  testSequencer: path.join(__dirname, 'longest-first.cjs'),
};
