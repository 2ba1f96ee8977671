import type { Page } from '@playwright/test';

/** A text that a driver can't read whole: what it says, what is wrong with it, and where it stands. */
export type CutText = { readonly text: string; readonly how: string; readonly where: string };

/**
 * Every text in the unit that is cut, that runs out of the unit or of the button it is on, or that lies over another, and every word
 * that goes on in a next line without a hyphen. What a screen scrolls to is not cut; what lies under a panel is not looked at.
 * @param words whether words are looked at: those of the pseudo-locale are longer than any
 */
export const cutTexts = (page: Page, words = true): Promise<readonly CutText[]> =>
  page.evaluate((wholeWords) => {
    /** In pixels: what a rounded edge or a hanging letter may take. */
    const SLACK = 2;
    type Line = { left: number; right: number; top: number; bottom: number };
    type Text = { element: Element; text: string; lines: Line[] };

    const unit = document.querySelector('[data-layout]');
    if (unit === null) return [{ text: '', how: 'there is no unit', where: '' }];
    const whole = unit.getBoundingClientRect();

    const ownNodes = (element: Element): Text['element']['childNodes'][number][] =>
      [...element.childNodes].filter(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      );
    const isHidden = (element: Element): boolean => {
      for (let at: Element | null = element; at !== null && at !== unit; at = at.parentElement) {
        const { clipPath, clip, position } = getComputedStyle(at);
        // A drawing, such as the map, goes on beyond its frame.
        if (at instanceof SVGElement) return true;
        // Words for a screen reader alone.
        if (clipPath.startsWith('inset(50') || (position === 'absolute' && clip !== 'auto')) return true;
        if (at.hasAttribute('inert')) return true;
      }
      return !element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    };
    const linesOf = (element: Element): Line[] =>
      ownNodes(element).flatMap((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()]
          .filter(({ width, height }) => width > 1 && height > 1)
          .map(({ left, right, top, bottom, height }) => {
            // The box of a line is higher than its letters.
            const air = height * 0.18;
            return { left, right, top: top + air, bottom: bottom - air };
          });
      });
    const texts: Text[] = [...unit.querySelectorAll('*')]
      .filter((element) => ownNodes(element).length > 0 && !isHidden(element))
      .map((element) => ({
        element,
        text: ownNodes(element)
          .map((node) => node.textContent?.trim())
          .join(' '),
        lines: linesOf(element),
      }))
      .filter(({ lines }) => lines.length > 0);

    const where = (element: Element): string => {
      const names: string[] = [];
      for (
        let at: Element | null = element;
        at !== null && at !== unit && names.length < 3;
        at = at.parentElement
      ) {
        names.unshift([at.tagName.toLowerCase(), ...at.classList].join('.'));
      }
      return names.join(' > ');
    };
    const found: CutText[] = [];
    const tell = ({ element, text }: Text, how: string): void => {
      const cut = { text: text.slice(0, 60), how, where: where(element) };
      if (!found.some((one) => one.text === cut.text && one.how === how && one.where === cut.where))
        found.push(cut);
    };

    /** The part of the window in which a text shows, and whether something cuts it rather than scrolls to it. */
    const look = (one: Text): Line => {
      const shown: Line = { left: whole.left, right: whole.right, top: whole.top, bottom: whole.bottom };
      let [scrollsAcross, scrollsDown] = [false, false];
      const out = (box: Line, what: string): void => {
        const across = one.lines.some(
          ({ left, right }) => left < box.left - SLACK || right > box.right + SLACK,
        );
        const down = one.lines.some(
          ({ top, bottom }) => top < box.top - SLACK || bottom > box.bottom + SLACK,
        );
        if (across && !scrollsAcross) tell(one, `${what} across`);
        if (down && !scrollsDown) tell(one, `${what} down`);
      };
      for (let at: Element | null = one.element; at !== null && at !== unit; at = at.parentElement) {
        const style = getComputedStyle(at);
        const box = at.getBoundingClientRect();
        // What this one scrolls to is cut neither by it nor by anything around it.
        const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';
        if (scrolls(style.overflowX) && at.scrollWidth > at.clientWidth) scrollsAcross = true;
        if (scrolls(style.overflowY) && at.scrollHeight > at.clientHeight) scrollsDown = true;
        if (
          style.textOverflow === 'ellipsis' &&
          style.overflowX !== 'visible' &&
          at.scrollWidth > at.clientWidth + 1
        ) {
          if (at === one.element) tell(one, 'ends in an ellipsis');
        } else if (
          style.overflowX === 'hidden' ||
          style.overflowX === 'clip' ||
          style.overflowY === 'hidden' ||
          style.overflowY === 'clip'
        ) {
          const cut = {
            left: style.overflowX === 'visible' ? -1e6 : box.left,
            right: style.overflowX === 'visible' ? 1e6 : box.right,
            top: style.overflowY === 'visible' ? -1e6 : box.top,
            bottom: style.overflowY === 'visible' ? 1e6 : box.bottom,
          };
          out(cut, 'is cut');
        }
        const painted = style.backgroundColor !== 'rgba(0, 0, 0, 0)' || style.borderRightWidth !== '0px';
        if (painted || at.matches('button, a')) out(box, 'runs out of its box');
        if (style.overflowX !== 'visible' || style.overflowY !== 'visible') {
          shown.left = Math.max(shown.left, box.left);
          shown.right = Math.min(shown.right, box.right);
          shown.top = Math.max(shown.top, box.top);
          shown.bottom = Math.min(shown.bottom, box.bottom);
        }
      }
      out(
        { left: whole.left, right: whole.right, top: whole.top, bottom: whole.bottom },
        'runs out of the unit',
      );
      return shown;
    };

    /** The words of a text that stand in two lines. */
    const brokenWords = (one: Text): string[] =>
      ownNodes(one.element).flatMap((node) =>
        [...(node.textContent ?? '').matchAll(/[\p{L}\p{N}]{4,}/gu)]
          .filter(({ 0: word, index }) => {
            // A hyphen that shows only at the end of a line belongs to no letter.
            const topOf = (at: number): number => {
              const range = document.createRange();
              range.setStart(node, at);
              range.setEnd(node, at + 1);
              return [...range.getClientRects()].at(-1)?.top ?? 0;
            };
            return topOf(index + word.length - 1) - topOf(index) > SLACK;
          })
          .map(([word]) => word),
      );
    // A document may break the longest words of its language: nobody reads it at a glance.
    const isDocument = ({ element }: Text): boolean =>
      element.closest('[class*="document"]') !== null && !element.matches('h2, h3');
    if (wholeWords)
      for (const one of texts.filter((text) => !isDocument(text)))
        for (const word of brokenWords(one)) tell(one, `breaks "${word}" in two`);

    const elements = new Set(texts.map(({ element }) => element));
    const seen = texts.flatMap((one) => {
      const shown = look(one);
      const lines = one.lines
        .map((line) => ({
          left: Math.max(line.left, shown.left),
          right: Math.min(line.right, shown.right),
          top: Math.max(line.top, shown.top),
          bottom: Math.min(line.bottom, shown.bottom),
        }))
        .filter(({ left, right, top, bottom }) => right - left > SLACK && bottom - top > SLACK)
        .filter(({ left, right, top, bottom }) => {
          const upper = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          // What another text lies over is told below; what a panel lies over is not seen.
          return (
            upper !== null &&
            (one.element.contains(upper) || upper.contains(one.element) || elements.has(upper))
          );
        });
      return lines.map((line) => ({ one, line }));
    });
    const together = new Set<string>();
    for (const [index, { one, line }] of seen.entries()) {
      for (const { one: other, line: beside } of seen.slice(index + 1)) {
        if (one.element === other.element) continue;
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
        const across = Math.min(line.right, beside.right) - Math.max(line.left, beside.left);
        const down = Math.min(line.bottom, beside.bottom) - Math.max(line.top, beside.top);
        if (across <= SLACK || down <= SLACK) continue;
        const pair = `${where(one.element)}|${where(other.element)}|${one.text}`;
        if (!together.has(pair)) tell(one, `lies over "${other.text.slice(0, 40)}"`);
        together.add(pair);
      }
    }
    return found;
  }, words);
