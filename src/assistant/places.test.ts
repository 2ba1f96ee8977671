import { describe, expect, it } from 'vitest';
import { nameAsSaid, placeMeant } from './places.ts';

const PLACES = ['Kloster Wiblingen', 'Ehinger Tor', 'Ulmer Münster', 'Safranberg', 'Böfingen', 'Ulm'].map(
  (name) => ({
    name,
  }),
);

describe('the place that is meant', () => {
  it.each([
    ['bofingen', 'Böfingen'],
    ['Boefingen', 'Böfingen'],
    ['Münster', 'Ulmer Münster'],
    ['kloster wiblingen', 'Kloster Wiblingen'],
    ['Ulm', 'Ulm'],
    ['Safranberg please', 'Safranberg'],
  ])('"%s" is %s', (heard, name) => {
    expect(placeMeant(heard, PLACES)?.name).toBe(name);
  });

  it.each(['Berlin', '', 'e', 'er'])('"%s" is none', (heard) => {
    expect(placeMeant(heard, PLACES)).toBeNull();
  });

  it('is not guessed where two could be meant', () => {
    expect(placeMeant('Haupt', [{ name: 'Hauptbahnhof' }, { name: 'Hauptplatz' }])).toBeNull();
  });
});

describe('the name as it was said', () => {
  it.each([
    ['Navigate to Atlantis!', 'atlantis', 'Atlantis'],
    ['Va à Île-de-Ré', 'ile de re', 'Île-de-Ré'],
    ['Ich möchte nach Neu-Ulm fahren', 'neu ulm', 'neu ulm'],
    ['', 'x', 'x'],
  ])('%s', (text, heard, name) => {
    expect(nameAsSaid(text, heard)).toBe(name);
  });
});
