#!/usr/bin/env node
// `npx couponry <command>` in the repository.
import { runScript } from './run.mjs';

await runScript('packages/server/src/main.ts', process.argv.slice(2));
