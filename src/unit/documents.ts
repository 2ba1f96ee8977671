/** The version of the terms of use that a guest accepts (R4). */
export const TERMS_VERSION = '1.0';
