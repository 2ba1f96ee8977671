import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes what happened in a folder durable. Windows has no such call, and needs none. */
export const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};
