/** The version of the privacy notice that this unit shows; every ledger entry and message names it (R29, R30). */
export const NOTICE_VERSION = '1.0';

/** The version of the terms of use that a guest accepts (R4). */
export const TERMS_VERSION = '1.0';
