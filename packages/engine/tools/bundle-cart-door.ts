import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

/** The door of the cart: what a shop's page needs to show what codes are worth while somebody shops. */
const DOOR = fileURLToPath(new URL('../src/evaluate.ts', import.meta.url));

/** A script for browsers, and its size as it travels, in bytes. */
export interface Bundle {
  readonly script: string;
  readonly gzipped: number;
}

/** Puts `evaluate` and all that it needs into one module for browsers. */
export async function bundleCartDoor(): Promise<Bundle> {
  const build = await rolldown({ input: DOOR, platform: 'browser' });
  try {
    const { output } = await build.generate({ format: 'esm', minify: true });
    const script = output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('');
    return { script, gzipped: gzipSync(script, { level: 9 }).length };
  } finally {
    await build.close();
  }
}
