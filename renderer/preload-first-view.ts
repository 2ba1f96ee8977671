import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

type Wanted = {
  /** The module that shows the first view, which the page imports only once it runs. */
  readonly from: string;
  /** The fonts of the first view, by name. */
  readonly fonts: RegExp;
};

const chunksBelow = (bundle: Rolldown.OutputBundle, from: string): readonly Rolldown.OutputChunk[] => {
  const found = new Map<string, Rolldown.OutputChunk>();
  const add = (name: string): void => {
    const file = bundle[name];
    if (file?.type !== 'chunk' || found.has(name)) return;
    found.set(name, file);
    for (const imported of file.imports) add(imported);
  };
  for (const file of Object.values(bundle)) {
    if (file.type === 'chunk' && (file.facadeModuleId === from || file.moduleIds.includes(from)))
      add(file.fileName);
  }
  return [...found.values()];
};

/**
 * Names the scripts, styles and fonts of the first view in the HTML, so that the browser fetches all of them at once
 * and finds none only when the one before it has run.
 */
export const preloadFirstView = ({ from, fonts }: Wanted): Plugin => ({
  name: 'preload-first-view',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle }) => {
      if (bundle === undefined) return;
      const chunks = chunksBelow(bundle, from);
      const named = (attributes: Readonly<Record<string, string>>, name: string): HtmlTagDescriptor[] =>
        html.includes(`./${name}"`)
          ? []
          : [
              {
                tag: 'link',
                attrs: { ...attributes, crossorigin: true, href: `./${name}` },
                injectTo: 'head',
              },
            ];
      const styles = chunks.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
      return [
        ...chunks.flatMap(({ fileName }) => named({ rel: 'modulepreload' }, fileName)),
        ...[...new Set(styles)].flatMap((name) => named({ rel: 'stylesheet' }, name)),
        ...Object.keys(bundle)
          .filter((name) => fonts.test(name))
          .flatMap((name) => named({ rel: 'preload', as: 'font', type: 'font/woff2' }, name)),
      ];
    },
  },
});
