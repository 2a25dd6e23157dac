import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { firstKeysFile, greeting } from './first-keys.ts';

test.each(['plain', `Ann's $HOME "data" 100% Żółw \\`])(
  'the first line to try finds the keys in %s',
  (name) => {
    const scratch = mkdtempSync(join(tmpdir(), 'couponry-greeting-'));
    onTestFinished(() => rmSync(scratch, { recursive: true, force: true }));
    const folder = join(scratch, name);
    mkdirSync(folder);
    writeFileSync(firstKeysFile(folder), JSON.stringify({ keys: { admin: 'the key' } }));
    const line = greeting(folder, 'http://127.0.0.1:8080')
      .split('\n')
      .find((text) => text.startsWith('  KEY='));
    expect(execFileSync('sh', ['-c', `${line}; echo "$KEY"`], { encoding: 'utf8' })).toBe('the key\n');
  },
);
