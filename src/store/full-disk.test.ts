import { expect, test } from 'vitest';
import { sqliteCode } from './database.ts';
import { openStore, storeFault } from './open.ts';

const open = () => openStore({ folder: ':memory:', now: () => 0, random: () => 0.5 });

const codeOf = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return sqliteCode(error);
  }
};

test('R28 on a disk that is full nothing is stored, not even in place, and SQLite says why', () => {
  const { database, disk, close } = open();
  const writes = [
    () => database.prepare("UPDATE vehicle SET name = 'other'").run(),
    () => database.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('full', 'yes')").run(),
    () => database.prepare('DELETE FROM profile').run(),
  ];
  const before = database.prepare('SELECT name FROM vehicle').get();
  disk.fill();
  expect(disk.isFull()).toBe(true);
  for (const write of writes) expect(codeOf(write)).toBe('SQLITE_FULL');
  expect(codeOf(() => database.transaction(() => writes[0]?.()).immediate())).toBe('SQLITE_FULL');
  expect(database.inTransaction).toBe(false);
  expect(database.prepare('SELECT name FROM vehicle').get()).toEqual(before);
  disk.free();
  expect(codeOf(() => database.prepare("UPDATE vehicle SET name = 'other'").run())).toBeNull();
  close();
});

test('it can be filled and freed again and again, and is told of in words', () => {
  const { database, disk, close } = open();
  for (let time = 0; time < 3; time += 1) {
    disk.fill();
    disk.fill();
    disk.free();
    disk.free();
  }
  disk.fill();
  try {
    database.prepare('DELETE FROM profile').run();
    throw new Error('it was deleted');
  } catch (error) {
    expect(storeFault(error)?.key).toBe('disk-full');
  }
  close();
});
