import { expect, it } from 'vitest';
import { follow } from './follow.ts';
import { unit } from './unit.ts';
import { open, view } from './view.ts';

const FAULT = { code: 'not-now', sentence: 'No.', remedy: 'Wait.' } as const;

const driverIs = (id: string): void =>
  unit.setState({
    state: {
      profile: { id },
      driverConfirmed: true,
      vehicle: { ignition: 'on' },
      notifications: [],
      store: { status: 'ok' },
      ledger: { status: 'intact' },
      notice: { announced: false, changed: [] },
    } as never,
  });

it('R5 R6 what one driver has open is not left for the next; the switches are, whoever drives', () => {
  follow({
    invoke: async () => ({ ok: false, error: FAULT }),
    onEvent: () => () => undefined,
    onStatus: () => () => undefined,
  });
  driverIs('one');
  open('pair-a-phone');
  view.setState({ unitFault: FAULT });
  driverIs('one');
  expect(view.getState()).toMatchObject({ panel: 'pair-a-phone', unitFault: FAULT });
  driverIs('two');
  expect(view.getState()).toMatchObject({ panel: 'none', unitFault: null });
  open('quick-privacy');
  driverIs('three');
  expect(view.getState().panel).toBe('quick-privacy');
});
