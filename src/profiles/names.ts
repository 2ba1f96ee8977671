/** Names are compared without regard to case. */
export const foldName = (name: string): string => name.trim().normalize('NFC').toLocaleLowerCase('en');

/** Words that `find` understands as the guest, and that no profile may therefore bear. */
export const GUEST = 'guest';
