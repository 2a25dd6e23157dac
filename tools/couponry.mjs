#!/usr/bin/env node
// `npx couponry <command>` in the repository.
import { runScript } from './run.mjs';

/**
 * Without them Node makes itself at home in the memory of the machine: under load it grows to several times what it needs,
 * because it collects garbage late where there is plenty. Whoever knows better says so in NODE_OPTIONS.
 */
const LIMITS = ['--max-semi-space-size=16', '--max-old-space-size=1024'];

const given = process.env.NODE_OPTIONS ?? '';
const limits = LIMITS.filter((limit) => !given.includes(limit.slice(0, limit.indexOf('='))));
await runScript('packages/server/src/main.ts', process.argv.slice(2), limits);
