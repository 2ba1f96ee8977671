/** What a browser shows only while a finger or the keyboard is there, and the attribute that shows it here. */
const STATES = [
  [':active', '[data-shown="pressed"]'],
  [':focus-visible', '[data-shown="focused"]'],
] as const;

const shownRules = (rules: CSSRuleList): readonly string[] =>
  [...rules].flatMap((rule) => {
    if (!(rule instanceof CSSStyleRule)) return [];
    return STATES.filter(([state]) => rule.selectorText.includes(state)).map(
      ([state, shown]) => `${rule.selectorText.replaceAll(state, shown)} { ${rule.style.cssText} }`,
    );
  });

/**
 * Repeats each rule for a pressed or focused thing as a rule for a thing that is marked so, from the product's own style
 * sheets: what the gallery shows is what a touch shows, and no component knows of it.
 */
export const showStates = (): void => {
  const sheet = new CSSStyleSheet();
  for (const { cssRules } of document.styleSheets)
    for (const text of shownRules(cssRules)) sheet.insertRule(text, sheet.cssRules.length);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};
