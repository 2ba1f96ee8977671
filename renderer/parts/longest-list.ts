/** How many rows of a list a driver may be shown while the car moves. */
export const LONGEST_LIST = 6;
