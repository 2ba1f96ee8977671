import { expect, it } from 'vitest';
import { drawing, setPoint, startDrawing } from './drawing.ts';
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
  startDrawing();
  setPoint([10, 48.4]);
  driverIs('one');
  expect(drawing.getState()).toEqual({ open: true, points: [[10, 48.4]] });
  expect(view.getState()).toMatchObject({ panel: 'pair-a-phone', unitFault: FAULT });
  driverIs('two');
  expect(view.getState()).toMatchObject({ panel: 'none', unitFault: null });
  expect(drawing.getState(), 'a line tells where somebody wants to be').toEqual({ open: false, points: [] });
  open('quick-privacy');
  driverIs('three');
  expect(view.getState().panel).toBe('quick-privacy');
});
