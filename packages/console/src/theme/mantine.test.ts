import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));
const styles = join(dirname(createRequire(import.meta.url).resolve('@mantine/core/styles.css')), 'styles');
const imported = readFileSync(join(here, 'mantine.css'), 'utf8');

test('every component of Mantine that is used has its styles', () => {
  const used = readdirSync(join(here, '..'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx'))
    .flatMap((path) => componentsIn(readFileSync(join(here, '..', path), 'utf8')));
  const missing = [...new Set(used)].filter(
    (name) => existsSync(join(styles, `${name}.css`)) && !imported.includes(`/${name}.layer.css`),
  );
  expect(used).toContain('Button');
  expect(missing).toEqual([]);
});

function componentsIn(source: string): string[] {
  const names = source.match(/import \{([^}]*)\} from '@mantine\/core'/)?.[1] ?? '';
  return names.split(',').map((name) => name.trim());
}
