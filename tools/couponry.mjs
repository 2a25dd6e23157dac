#!/usr/bin/env node
// `npx couponry <command>` in the repository.
import { ensureConsole } from './console.mjs';
import { ensure } from './ensure.mjs';
import { runScript } from './run.mjs';

/**
 * Without them Node makes itself at home in the memory of the machine: under load it grows to several times what it needs,
 * because it collects garbage late where there is plenty. Whoever knows better says so in NODE_OPTIONS.
 */
const LIMITS = ['--max-semi-space-size=16', '--max-old-space-size=1024'];

const given = process.env.NODE_OPTIONS ?? '';
const limits = LIMITS.filter((limit) => !given.includes(limit.slice(0, limit.indexOf('='))));
const args = process.argv.slice(2);
// Who only wants to read the help of it does not wait for a build.
const isServing = args[0] === 'serve' && !args.includes('--help');
if (isServing && (await ensure())) await ensureConsole();
if (!process.exitCode) await runScript('packages/server/src/main.ts', args, limits);
