export { nearest, oneOf } from '../nearest.ts';
