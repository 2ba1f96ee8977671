import { options } from 'preact';

/**
 * Effects run once what they belong to is in the document and before anything is rendered anew: so does React after a touch, and the
 * libraries that are written against it count on it. Preact by itself waits for the next frame.
 */
options.requestAnimationFrame = (run) => queueMicrotask(run);
