/**
 * What the renderer may load and reach, in both hosts.
 *
 * INVARIANT: `connect-src` is `'self'` alone, so the user interface cannot reach a broker at all.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  // Ticks and tunes, which the page makes itself.
  'media-src blob:',
  "connect-src 'self'",
  // The map reads its data in a worker, which is a file of the build like any other.
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What no page may use, this one included. */
const DENIED_FEATURES = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'midi',
  'payment',
  'serial',
  'usb',
] as const;

/**
 * INVARIANT: of all that a browser can sense, the user interface may use the microphone alone, and only itself, not a page embedded in it.
 * What is heard goes to a recogniser on this machine; `connect-src` keeps the sound from going anywhere else.
 */
const PERMISSIONS_POLICY = ['microphone=(self)', ...DENIED_FEATURES.map((feature) => `${feature}=()`)].join(
  ', ',
);

/** Headers of every response that either host gives. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': PERMISSIONS_POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
