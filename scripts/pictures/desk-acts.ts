import { type Act, driveOff, named, type Scene } from './act.ts';

const VIEWS = ['Wire', 'Why', 'Scenario', 'Car', 'Outages', 'Account'] as const;

const view = (name: (typeof VIEWS)[number]): Scene =>
  named(`the bench, ${name.toLowerCase()}`, async ({ headUnit }) => {
    const { bench } = headUnit;
    await bench.open();
    await bench.region.getByRole('tab', { name, exact: true }).click();
  });

const bench: Act = {
  name: 'the desk',
  sizes: ['1920x1080', '1280x800'],
  themeless: true,
  prepare: driveOff,
  scenes: [
    ...VIEWS.map(view),
    named('the bench, a scenario that ran', async ({ control, headUnit }) => {
      const { region } = headUnit.bench;
      await region.getByRole('tab', { name: 'Scenario', exact: true }).click();
      await control.call('clock.speed', { times: 100 });
      await region.getByRole('button', { name: 'Run', exact: true }).click();
      await region
        .getByRole('status')
        .filter({ hasText: /^(Held|Broke)/ })
        .waitFor();
      await control.call('clock.speed', { times: 1 });
    }),
    named('without the bench', ({ headUnit }) => headUnit.bench.close()),
  ],
};

const tooSmall: Act = {
  name: 'a window that is too small',
  sizes: ['700x420', '360x740'],
  themeless: true,
  prepare: driveOff,
  opened: ({ page }) => page.getByRole('main').getByRole('status').waitFor(),
  scenes: [named('too small', async () => undefined)],
};

/** What is around the unit. */
export const DESK_ACTS: readonly Act[] = [bench, tooSmall];
