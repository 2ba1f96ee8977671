import { expect, test } from '../fixtures.ts';
import { saidIn } from '../text/said.ts';
import { lookForCutTexts, walk } from '../text/walk.ts';

test.skip(({ host }) => host === 'electron', 'Seen in the web page alone, which is the same');
test.skip(({ viewport }) => viewport?.width !== 1280, 'Sets the sizes itself');
test.use({ welcomed: false, language: 'profile' });

for (const language of ['en', 'nl', 'fr', 'de'] as const) {
  test(
    `no text is cut or lies over another at 150 % in ${language}, in the usual size and the smallest`,
    { tag: '@walk' },
    async ({ page, unit }, info) => {
      test.setTimeout(240_000); // some forty screens, each at two sizes
      const { found, look } = lookForCutTexts(page, ['regular', 'compact'], info);
      await page.goto(unit.ready().url);
      await walk({ page, unit, prefer: { language, textSize: 150 }, text: saidIn(language), look });
      expect(found).toEqual([]);
    },
  );
}
