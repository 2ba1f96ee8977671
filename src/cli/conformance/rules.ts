/** A rule of the privacy model, in a few words of this product's own. */
export type Rule = { readonly id: string; readonly says: string };

/** The rules that the tests must prove, in order. */
export const RULES: readonly Rule[] = [
  { id: 'R1', says: 'A profile is primary, secondary or guest, and there is at most one primary.' },
  { id: 'R2', says: 'A vehicle holds several profiles, and any of them can be loaded.' },
  { id: 'R3', says: 'A loaded profile stays until another is loaded, is always shown, and is asked about.' },
  { id: 'R4', says: 'Smart Services open for a guest only after terms and notice.' },
  { id: 'R5', says: 'There is one guest, who leaves nothing behind and reaches nothing of others.' },
  { id: 'R6', says: 'Each role has its capabilities, and no other.' },
  { id: 'R7', says: 'Who drives is told beforehand what the primary can see.' },
  { id: 'R8', says: 'Who lets others drive is reminded to inform them.' },
  { id: 'R10', says: 'Every profile can turn geolocation off at any moment.' },
  { id: 'R11', says: 'Every profile can turn voice data off at any moment.' },
  { id: 'R12', says: 'A setting stays as it was set until that user changes it.' },
  { id: 'R13', says: 'New profiles and guests start with everything off.' },
  { id: 'R14', says: 'Turning off takes no more steps than turning on, and at most two taps.' },
  { id: 'R15', says: 'What a switch costs is shown where it is turned.' },
  { id: 'R16', says: 'What was asked for and what is in force can be seen at any time.' },
  { id: 'R17', says: 'An indicator shows position and microphone in use, on board or leaving.' },
  { id: 'R18', says: 'A pause ends by itself and brings back what was set before.' },
  { id: 'R20', says: 'Location leaves only while geolocation is on.' },
  { id: 'R21', says: 'Voice leaves only while voice data is on.' },
  { id: 'R22', says: 'Off means off board: map and guidance go on in the car.' },
  { id: 'R23', says: 'A mixed message loses only the fields that are withheld.' },
  { id: 'R24', says: 'What law, safety or a contract demands goes out: minimal, labelled, listed.' },
  { id: 'R25', says: 'Each of five purposes needs a consent of its own.' },
  { id: 'R26', says: 'After a withdrawal is acknowledged, no further byte goes out.' },
  { id: 'R27', says: 'A stolen vehicle is located only with prior consent and after a report.' },
  { id: 'R28', says: 'In doubt, nothing leaves.' },
  { id: 'R29', says: 'Every decision says why.' },
  { id: 'R30', says: 'Every acceptance, consent, withdrawal and switch is on an append-only record.' },
  { id: 'R31', says: 'The history can be seen in the unit and exported.' },
  { id: 'R32', says: 'The record is kept for ten years at most, five after a withdrawal.' },
  { id: 'R33', says: 'A new notice is announced, and changed purposes are asked again.' },
  { id: 'R60', says: 'The notice names all that has to be known before processing.' },
  { id: 'R61', says: 'Recipients are named by category.' },
  { id: 'R62', says: 'Phone projection is announced as outside the car maker’s control.' },
];

/** Rules of parts that do not stand yet. They are listed and not counted. */
export const NOT_YET: readonly string[] = [
  ...['R40', 'R41', 'R42', 'R43', 'R44', 'R45'],
  ...['R50', 'R51', 'R52', 'R53', 'R54', 'R55', 'R56', 'R57'],
  ...['R63', 'R70'],
];
