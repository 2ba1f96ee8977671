/** A request frame from the preload, answered with a reply frame. */
export const CONTRACT_CHANNEL = 'glovebox:contract';
/** An event frame to the preload. */
export const EVENT_CHANNEL = 'glovebox:event';
