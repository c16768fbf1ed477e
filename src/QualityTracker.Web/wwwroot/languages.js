import { createContext, useContext, useEffect, useState } from '/vendor/htm/standalone.module.js';
import { words } from './words.js';

const Remembered = 'qualitytracker.language';

export const LanguageContext = createContext('zh');

/** The words of the reader's language. */
export const useWords = () => wordsOf(useContext(LanguageContext));

export const wordsOf = lang => words[lang];

/** The reader's language: the address's, else the one chosen last, else the browser's, else Chinese. */
export function useLanguage() {
  const [lang, setLang] = useState(first);
  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  }, [lang]);
  return [lang, chosen => {
    remember(chosen);
    setLang(chosen);
  }];
}

function first() {
  const asked = new URLSearchParams(location.search).get('lang')?.slice(0, 2).toLowerCase();
  if (asked in words) return asked;
  const chosen = remembered();
  if (chosen in words) return chosen;
  return (navigator.languages ?? []).map(each => each.slice(0, 2).toLowerCase()).find(each => each in words) ?? 'zh';
}

// A browser may refuse storage; then the language lasts as long as the page.
function remembered() {
  try { return localStorage.getItem(Remembered); } catch { return null; }
}

function remember(lang) {
  try { localStorage.setItem(Remembered, lang); } catch { /* see above */ }
}
