import { rolldown } from 'rolldown';

/**
 * A module as one script for a page.
 *
 * @param text what the module says; it imports packages by their names
 * @returns an ES module without imports
 */
export async function bundle(text: string): Promise<string> {
  const ENTRY = '\0entry';
  const bundler = await rolldown({
    input: ENTRY,
    platform: 'browser',
    logLevel: 'warn',
    plugins: [
      {
        name: 'entry',
        resolveId: (id, importer) => {
          if (id === ENTRY) return id;
          return importer === ENTRY ? new URL(import.meta.resolve(id)).pathname : null;
        },
        load: (id) => (id === ENTRY ? { code: text, moduleType: 'ts' } : null),
      },
    ],
  });
  const { output } = await bundler.generate({ format: 'es', minify: true });
  await bundler.close();
  return output[0].code;
}
