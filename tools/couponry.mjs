#!/usr/bin/env node
// `npx couponry <command>` in the repository.
import { ensureConsole } from './console.mjs';
import { ensure } from './ensure.mjs';
import { runScript } from './run.mjs';
import { ensureServer, serverFile } from './server.mjs';

/**
 * Without them Node makes itself at home in the memory of the machine: under load it grows to several times what it needs,
 * because it collects garbage late where there is plenty. Young garbage is collected by one thread: there is little of it at a time,
 * and others that help take more of the processor, which the database needs, than they save. What is old is looked through when
 * it has grown by a third: under load it is mostly requests that are over. And everything begins among the young: V8 would else put
 * what it has seen to survive (a request that waits for its batch) among the old from then on, where it stays with all that it
 * refers to until the old is looked through, which is then ever again. Whoever knows better says so in NODE_OPTIONS.
 */
const LIMITS = [
  '--max-semi-space-size=16',
  '--max-old-space-size=1024',
  '--heap-growing-percent=30',
  '--no-parallel-scavenge',
  '--no-allocation-site-pretenuring',
];

const given = process.env.NODE_OPTIONS ?? '';
const limits = LIMITS.filter((limit) => !given.includes(limit.split('=', 1)[0] ?? limit));
const args = process.argv.slice(2);
// Who only wants to read the help of it does not wait for the console.
const isServing = args[0] === 'serve' && !args.includes('--help');
if (!((await ensure()) && (await ensureServer()))) process.exitCode ||= 1;
else if (isServing) await ensureConsole();
// Killed outright, this process could not tell the server to stop: it looks for itself.
const launcher = isServing ? ['--launcher', String(process.pid)] : [];
if (!process.exitCode) await runScript(serverFile, [...args, ...launcher], limits);
