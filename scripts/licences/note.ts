import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBundled, licenceTexts } from './bundled.ts';

/** Beside the bundles of a part: the licences of what others wrote in them. */
export const LICENCES = 'LICENSES.txt';

/** As much of what a bundler writes as says what it is made of. */
type BundledFile =
  | { readonly type: 'chunk'; readonly moduleIds: readonly string[] }
  | { readonly type: 'asset'; readonly originalFileNames: readonly string[] };

/** Takes down what goes into the bundles of a part, and puts the texts of its licences beside them. */
export const noteLicences = () => {
  const bundled = createBundled();
  return {
    plugin: {
      name: 'licences',
      generateBundle: (_options: unknown, files: Readonly<Record<string, BundledFile>>): void => {
        for (const file of Object.values(files))
          for (const id of file.type === 'chunk' ? file.moduleIds : file.originalFileNames) bundled.add(id);
      },
    },
    /** @throws Error for a package without a text, and where nothing was taken down */
    write: (folder: string): void => {
      const packages = bundled.packages();
      if (packages.length === 0) {
        throw new Error(
          `Nothing was taken down of what goes into ${folder}, where every bundle holds packages of others. Look whether the plugin ran.`,
        );
      }
      writeFileSync(join(folder, LICENCES), licenceTexts(packages));
    },
  };
};

export type Noted = ReturnType<typeof noteLicences>;
