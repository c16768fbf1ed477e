import { en } from './words/en.js';
import { zh } from './words/zh.js';

/** Every word of the pages, in both languages under the same names. */
export const words = { zh, en };

/** Words of a section, which come with its module. */
export function addWords(more) {
  for (const lang of Object.keys(words)) Object.assign(words[lang], more[lang]);
}
