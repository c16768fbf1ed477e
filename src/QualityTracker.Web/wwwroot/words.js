import { en } from './words/en.js';
import { zh } from './words/zh.js';

/** Every word of the pages, in both languages under the same names. */
export const words = { zh, en };
