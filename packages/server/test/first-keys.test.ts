import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adoptFirstKeys, draftFirstKeys, readFirstKeys } from '../src/cli/first-keys.ts';

const planned = (id: string) => ({
  workspace: { id, name: 'Default' },
  keys: { admin: `${id}-admin`, client: `${id}-client`, batch: `${id}-batch` },
});

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'couponry-first-keys-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe('the first keys', () => {
  it('of a start that was killed right after it had made them are there after the next start', async () => {
    await draftFirstKeys(folder, planned('one'));
    await adoptFirstKeys(folder, ['one']);
    expect(await readFirstKeys(folder)).toEqual({ ...planned('one'), console: null });
    expect(await readdir(folder)).toEqual(['bootstrap.json']);
  });

  it('of a start that was killed before it had made them are none', async () => {
    await draftFirstKeys(folder, planned('one'));
    await adoptFirstKeys(folder, []);
    expect(await readFirstKeys(folder)).toBeNull();
    await draftFirstKeys(folder, planned('two'));
    await adoptFirstKeys(folder, ['two']);
    expect(await readFirstKeys(folder)).toMatchObject(planned('two'));
    expect(await readdir(folder)).toEqual(['bootstrap.json']);
  });

  it('are never replaced', async () => {
    await draftFirstKeys(folder, planned('one'));
    await adoptFirstKeys(folder, ['one']);
    await draftFirstKeys(folder, planned('two'));
    await adoptFirstKeys(folder, ['one', 'two']);
    expect(await readFirstKeys(folder)).toMatchObject(planned('one'));
  });
});
