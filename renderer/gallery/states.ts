/** What a browser shows only while a finger or the keyboard is there, and the attribute that shows it here. */
const STATES = [
  [':active', '[data-shown="pressed"]'],
  [':focus-visible', '[data-shown="focused"]'],
] as const;

/** The rules that stand for `rule` where its state is only marked. */
const shownRules = (rule: CSSStyleRule): readonly string[] =>
  STATES.filter(([state]) => rule.selectorText.includes(state)).map(
    ([state, shown]) => `${rule.selectorText.replaceAll(state, shown)} { ${rule.style.cssText} }`,
  );

/**
 * Repeats each rule for a pressed or focused thing as a rule for a thing that is marked so, in its own place in the
 * product's own style sheets: what the gallery shows is what a touch shows, and no component knows of it.
 */
export const showStates = (): void => {
  for (const sheet of document.styleSheets) {
    const rules = [...sheet.cssRules];
    for (const [index, rule] of [...rules.entries()].reverse())
      if (rule instanceof CSSStyleRule)
        for (const text of shownRules(rule)) sheet.insertRule(text, index + 1);
  }
};
