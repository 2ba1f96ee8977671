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

const stylesOf = (chunks: readonly Rolldown.OutputChunk[]): readonly string[] => [
  ...new Set(chunks.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])])),
];

const head = (tag: 'script' | 'link', attrs: Readonly<Record<string, string | true>>): HtmlTagDescriptor => ({
  tag,
  attrs: { ...attrs, crossorigin: true },
  injectTo: 'head',
});

/**
 * Names the scripts, styles and fonts of the first view in the HTML, so that the browser fetches all of them at once
 * and finds none only when the one before it has run. The scripts are named as scripts and not as preloads, because Chromium
 * reads what it is to run beside the page's own thread, while it arrives.
 */
export const firstView = ({ from, fonts }: Wanted): Plugin => ({
  name: 'first-view',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle }) => {
      if (bundle === undefined) return;
      const isNew = (name: string): boolean => !html.includes(`./${name}"`);
      const chunks = chunksBelow(bundle, from);
      return [
        ...chunks
          .map(({ fileName }) => fileName)
          .filter(isNew)
          .map((name) => head('script', { type: 'module', async: true, src: `./${name}` })),
        ...stylesOf(chunks)
          .filter(isNew)
          .map((name) => head('link', { rel: 'stylesheet', href: `./${name}` })),
        ...Object.keys(bundle)
          .filter((name) => fonts.test(name))
          .map((name) => head('link', { rel: 'preload', as: 'font', type: 'font/woff2', href: `./${name}` })),
      ];
    },
  },
});
