import type { Page } from '@playwright/test';

/** How many rows a driver may be shown while the car moves. */
export const MOST_ROWS = 6;

/** A list that is shown: its name or its first words, and how many rows it has. */
export type ShownList = { readonly name: string; readonly rows: number };

/** Every list in the unit, of whatever kind it is: of items, of terms, of choices, of things said. */
export const listsIn = async (page: Page): Promise<readonly ShownList[]> => {
  const kinds = [
    ['list', 'listitem'],
    ['radiogroup', 'radio'],
    ['tablist', 'tab'],
    ['listbox', 'option'],
    ['table', 'row'],
  ] as const;
  const lists: ShownList[] = [];
  for (const [kind, row] of kinds) {
    // At one blow: what is counted may change while it is looked at.
    const inside = page.getByRole(kind);
    const counted = await inside.evaluateAll(
      (all, of) =>
        all.map((list) => ({
          name: `${of.kind} ${list.getAttribute('aria-label') ?? list.textContent?.slice(0, 40)}`,
          // Choices side by side are one row.
          rows: new Set(
            [...list.querySelectorAll(of.rows)].map((one, place) =>
              of.beside ? Math.round(one.getBoundingClientRect().top) : place,
            ),
          ).size,
        })),
      {
        kind,
        beside: kind === 'radiogroup' || kind === 'tablist',
        rows: row === 'listitem' ? ':scope > li' : `[role="${row}"], tr, option`,
      },
    );
    lists.push(...counted);
  }
  // Terms with what is said of them, and people to choose from, have no role that counts their rows.
  const terms = page.getByRole('term');
  const perList = await terms.evaluateAll((all) => {
    const counts = new Map<Element | null, number>();
    for (const term of all) counts.set(term.closest('dl'), (counts.get(term.closest('dl')) ?? 0) + 1);
    return [...counts].map(([list, rows]) => ({ name: `terms ${list?.textContent?.slice(0, 40)}`, rows }));
  });
  const people = page.getByRole('dialog', { name: 'Who drives?' }).getByRole('button', { pressed: true });
  const persons = await people.evaluateAll((all) =>
    all.map((one) => ({ name: 'people', rows: one.parentElement?.childElementCount ?? 0 })),
  );
  return [...lists, ...perList, ...persons];
};

/** Where text can be typed. */
export const typedIn = (page: Page) =>
  page.getByRole('textbox').or(page.getByRole('searchbox')).or(page.getByRole('combobox'));
