import { describe, expect, it } from 'vitest';
import { openStore } from '../store/open.ts';
import type { MessageShape } from './message.ts';
import { createShapes } from './shapes.ts';

const shape = (profile: string): MessageShape => ({
  kind: 'telemetry',
  category: 'telematics',
  signals: '["Vehicle.Speed"]',
  profile,
  topic: 'glovebox/v1/car/data/telematics',
  pseudonym: 'car',
  legalBasis: 'contract',
  purpose: 'service',
  noticeVersion: '1.0',
});

describe('the shapes of what waits', () => {
  const open = () => {
    const { database } = openStore({ folder: ':memory:', now: () => 0, random: () => 0.5 });
    return { database, shapes: createShapes(database) };
  };

  it('R26 are not known by a number that an undone transaction gave', () => {
    const { database, shapes } = open();
    const [lost, other] = [shape('profile-1'), shape('profile-2')];
    const undone = database.transaction(() => {
      const id = shapes.idOf(lost);
      shapes.keep(new Map([[lost, id]]));
      expect(shapes.find(id)).toMatchObject({ profile: 'profile-1' });
      throw new Error('undone');
    });
    expect(undone).toThrow('undone');
    const id = shapes.idOf(other);
    expect(shapes.find(id)).toMatchObject({ profile: 'profile-2' });
    expect(shapes.idOf(lost)).not.toBe(id);
  });

  it('R5 are forgotten when they are deleted', () => {
    const { shapes } = open();
    const gone = shape('guest');
    const id = shapes.idOf(gone);
    shapes.keep(new Map([[gone, id]]));
    expect(shapes.find(id)).toMatchObject({ profile: 'guest' });
    shapes.tidy();
    expect(shapes.find(id)).toBeNull();
    expect(shapes.find(shapes.idOf(shape('profile-2')))).toMatchObject({ profile: 'profile-2' });
  });
});
