import { html } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';

export function Masthead({ setLang }) {
  const t = useWords();
  return html`
    <header class="masthead">
      <div class="page masthead-row">
        <a class="brand" href=${`/?lang=${t.lang}`}>
          <img src="/mark.svg" alt="" width="34" height="34" />
          <span><strong>QualityTracker</strong> <span class="brand-words">${t.brand}</span></span>
        </a>
        <div class="masthead-links">
          <a href=${`/reference?lang=${t.lang}`}>${t.reference}</a>
          <button type="button" class="language" lang=${t.otherLanguageCode} onClick=${() => setLang(t.lang === 'zh' ? 'en' : 'zh')}>${t.otherLanguage}</button>
        </div>
      </div>
    </header>`;
}
