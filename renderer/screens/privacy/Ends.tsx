/** A car from the side, as one line. */
export const CarOutline = () => (
  <svg
    viewBox="0 0 96 36"
    width="96"
    height="36"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    aria-hidden="true"
  >
    <path
      strokeLinecap="round"
      strokeLinejoin="round"
      d="M14 28H6q-3 0-3-3v-4q0-4 4-5l15-3Q32 4 44 4h10q10 0 19 9l13 2q7 1 7 7v3q0 3-3 3h-6M28 28h38"
    />
    <path strokeLinecap="round" strokeLinejoin="round" d="M26 14h42M47 5v9" />
    <circle cx="21" cy="28" r="6" />
    <circle cx="75" cy="28" r="6" />
  </svg>
);

/** What is outside of it. */
export const CloudOutline = () => (
  <svg
    viewBox="0 0 60 36"
    width="60"
    height="36"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    aria-hidden="true"
  >
    <path
      strokeLinecap="round"
      strokeLinejoin="round"
      d="M16 33h28q11-1 11-11-1-9-10-10Q41 2 31 3q-10 1-12 11-12-1-14 9 0 9 11 10"
    />
  </svg>
);
