import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['packages/server/test/support/global-setup.ts'],
    // Tests of the server each have a database of their own; a slow machine may need long to make one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What becomes true becomes true some time; on a busy machine that is not within a second.
    expect: { poll: { timeout: 30_000 } },
    // A test that passes the second time has found something; it is not run again.
    retry: 0,
    pool: 'forks',
    maxWorkers: 2,
    env: process.env.CI ? { NO_COLOR: '1' } : {},
  },
});
