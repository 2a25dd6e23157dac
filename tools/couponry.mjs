#!/usr/bin/env node
// `npx couponry <command>` in the repository.
import { ensureConsole } from './console.mjs';
import { ensure } from './ensure.mjs';
import { runScript } from './run.mjs';

/**
 * Without them Node makes itself at home in the memory of the machine: under load it grows to several times what it needs,
 * because it collects garbage late where there is plenty. Young garbage is collected by one thread: there is little of it at a time,
 * and others that help take more of the processor, which the database needs, than they save. Whoever knows better says so in
 * NODE_OPTIONS.
 */
const LIMITS = ['--max-semi-space-size=16', '--max-old-space-size=1024', '--no-parallel-scavenge'];

const given = process.env.NODE_OPTIONS ?? '';
const limits = LIMITS.filter((limit) => !given.includes(limit.split('=', 1)[0] ?? limit));
const args = process.argv.slice(2);
// Who only wants to read the help of it does not wait for a build.
const isServing = args[0] === 'serve' && !args.includes('--help');
if (isServing && (await ensure())) await ensureConsole();
if (!process.exitCode) await runScript('packages/server/src/main.ts', args, limits);
