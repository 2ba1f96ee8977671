import { expect, test } from '../fixtures.ts';
import { cutTexts } from '../text/overflow.ts';
import { inPseudo, saidIn } from '../text/said.ts';
import { lookForCutTexts, walk } from '../text/walk.ts';

test.skip(({ host }) => host === 'electron', 'The pseudo-locale is asked for in the address of the page');
test.use({ welcomed: false, language: 'profile' });

const english = saidIn('en');

/** The address of a one-time link, in the pseudo-locale. */
const pseudo = (link: string): string => {
  const address = new URL(link);
  address.searchParams.set('pseudo', '1');
  return address.href;
};

test('no text is cut or lies over another where every text is two fifths longer, at any size', async ({
  page,
  unit,
}, info) => {
  // The two projects share the sizes.
  const isWide = info.project.use.viewport?.width === 1920;
  test.setTimeout(240_000); // some forty screens, each at two sizes
  const { found, look } = lookForCutTexts(
    page,
    isWide ? ['portrait', 'wide'] : ['regular', 'compact'],
    info,
    false,
  );
  await page.goto(pseudo(unit.ready().url));
  await walk({ page, unit, prefer: { language: 'en' }, text: (key) => inPseudo(english(key)), look });
  expect(found).toEqual([]);
});

test('what is looked for is found: cut, beyond its tile, beyond the unit, over another, a word in two; and nothing else', async ({
  page,
}) => {
  await page.setContent(`
    <style>body, p { margin: 0; font: 20px/24px sans-serif } p { position: absolute; white-space: nowrap }</style>
    <div data-layout="regular" style="position: relative; width: 600px; height: 400px">
      <p style="top: 0; width: 60px; overflow: hidden">cut at the edge</p>
      <p style="top: 30px; width: 60px; overflow: hidden; text-overflow: ellipsis">ends in dots</p>
      <button style="position: absolute; top: 60px; width: 40px; height: 24px; padding: 0; white-space: nowrap">wider than it</button>
      <p style="top: 390px">below the unit</p>
      <p style="top: 120px">one text</p><p style="top: 126px">another text</p>
      <p style="top: 240px; left: 400px; width: 90px; white-space: normal; overflow-wrap: anywhere">unbreakable or hyphen\u00adated</p>
      <p style="top: 180px">side by side</p><p style="top: 180px; left: 300px">without touching</p>
      <div style="position: absolute; top: 220px; height: 40px; width: 200px; overflow-y: auto; background: white">
        <p style="top: 100px">is scrolled to</p>
      </div>
      <p style="top: 300px; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)">for a screen reader</p>
    </div>`);
  const told = (await cutTexts(page)).map(({ text, how }) => `${text}: ${how}`);
  expect(told).toEqual([
    'unbreakable or hyphen\u00adated: breaks "unbreakable" in two',
    'cut at the edge: is cut across',
    'ends in dots: ends in an ellipsis',
    'wider than it: runs out of its box across',
    'below the unit: runs out of the unit down',
    'one text: lies over "another text"',
  ]);
});
