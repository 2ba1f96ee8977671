export { either, nearest, oneOf } from '../nearest.ts';
