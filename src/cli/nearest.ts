export { either, nearest, oneOf, oneOfThese } from '../nearest.ts';
