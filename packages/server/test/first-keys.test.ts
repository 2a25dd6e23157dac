import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adoptFirstKeys, draftFirstKeys, noteConsoleUrl, readFirstKeys } from '../src/cli/first-keys.ts';

const planned = (id: string) => ({
  workspace: { id, name: 'Default' },
  keys: { admin: `${id}-admin`, client: `${id}-client`, batch: `${id}-batch` },
});
const OWNER = { email: 'owner@couponry.local', password: 'once' };
const URL = 'http://127.0.0.1:8080';
const made = (id: string) => ({ ...planned(id), owner: OWNER });
const CONSOLE = { url: `${URL}/console`, ...OWNER };

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'couponry-first-keys-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe('the first keys', () => {
  it('of a start that was killed right after it had made them are there after the next start', async () => {
    await draftFirstKeys(folder, made('one'), URL);
    await adoptFirstKeys(folder, ['one']);
    expect(await readFirstKeys(folder)).toEqual({ ...planned('one'), console: CONSOLE });
    expect(await readdir(folder)).toEqual(['bootstrap.json']);
  });

  it('of a start that was killed before it had made them are none', async () => {
    await draftFirstKeys(folder, made('one'), URL);
    await adoptFirstKeys(folder, []);
    expect(await readFirstKeys(folder)).toBeNull();
    await draftFirstKeys(folder, made('two'), URL);
    await adoptFirstKeys(folder, ['two']);
    expect(await readFirstKeys(folder)).toMatchObject(planned('two'));
    expect(await readdir(folder)).toEqual(['bootstrap.json']);
  });

  it('are never replaced', async () => {
    await draftFirstKeys(folder, made('one'), URL);
    await adoptFirstKeys(folder, ['one']);
    await draftFirstKeys(folder, made('two'), URL);
    await adoptFirstKeys(folder, ['one', 'two']);
    expect(await readFirstKeys(folder)).toMatchObject(planned('one'));
  });

  it('say where the console is, once it is known', async () => {
    await draftFirstKeys(folder, made('one'), URL);
    await adoptFirstKeys(folder, ['one']);
    await noteConsoleUrl(folder, 'one', 'https://coupons.example.com/');
    const console = { ...CONSOLE, url: 'https://coupons.example.com/console' };
    expect(await readFirstKeys(folder)).toEqual({ ...planned('one'), console });
    expect(await readdir(folder)).toEqual(['bootstrap.json']);
  });
});
