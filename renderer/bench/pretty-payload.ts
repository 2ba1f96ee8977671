/** A payload as a person reads it: JSON set out over lines; anything else as it came. */
export const prettyPayload = (payload: string): string => {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
};
