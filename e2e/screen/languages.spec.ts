import { expect, test } from '../fixtures.ts';
import { saidIn } from '../text/said.ts';
import { lookForCutTexts, walk } from '../text/walk.ts';

test.skip(({ host }) => host === 'electron', 'Seen in the web page alone, which is the same');
test.skip(({ viewport }) => viewport?.width !== 1280, 'Sets the sizes itself');
test.use({ welcomed: false, inEnglish: false });

for (const language of ['nl', 'fr', 'de'] as const) {
  test(`no text is cut or lies over another in ${language}, at any size`, async ({ page, unit }, info) => {
    test.setTimeout(180_000); // some forty screens, each at four sizes
    const { found, look } = lookForCutTexts(page, ['regular', 'wide', 'portrait', 'compact'], info);
    await page.goto(unit.ready().url);
    await walk({ page, unit, prefer: { language }, text: saidIn(language), look });
    expect(found).toEqual([]);
  });
}
