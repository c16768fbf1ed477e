import { en } from './words/en.js';
import { zh } from './words/zh.js';

/** Every word of the pages, in both languages under the same names. */
export const words = { zh: together('zh', zh), en: together('en', en) };

// With the language's code, and `in` for texts that come in both.
function together(lang, own) {
  return { ...own, lang, in: text => (text && typeof text === 'object' ? text[lang] || text.zh : text) ?? '' };
}

/** Words of a section, which come with its module; the fields of its records go beside those of the others'. */
export function addWords(more) {
  for (const lang of Object.keys(words)) {
    const { fieldNames, fieldValues } = words[lang];
    Object.assign(words[lang], more[lang], { fieldNames: { ...fieldNames, ...more[lang].fieldNames }, fieldValues: { ...fieldValues, ...more[lang].fieldValues } });
  }
}
