import { expect, test } from '../fixtures.ts';
import { saidIn } from '../text/said.ts';
import { lookForCutTexts, walk } from '../text/walk.ts';

test.skip(({ host }) => host === 'electron', 'Seen in the web page alone, which is the same');

test.use({ welcomed: false, language: 'profile' });

for (const language of ['nl', 'fr', 'de'] as const) {
  test(
    `no text is cut or lies over another in ${language}`,
    { tag: '@walk' },
    async ({ page, unit }, info) => {
      const isWide = info.project.use.viewport?.width === 1920;
      test.setTimeout(240_000); // some forty screens, each at two sizes
      const { found, look } = lookForCutTexts(
        page,
        isWide ? ['portrait', 'wide'] : ['regular', 'compact'],
        info,
      );
      await page.goto(unit.ready().url);
      await walk({ page, unit, prefer: { language }, text: saidIn(language), look });
      expect(found).toEqual([]);
    },
  );
}
