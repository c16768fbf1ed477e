import { html, useEffect, useState } from '/vendor/htm/standalone.module.js';
import { within } from './address.js';
import { problemOf } from './api.js';
import { unfinished } from './drafts.js';
import { useWords } from './languages.js';
import { useOutbox } from './outbox.js';
import { unsavedSheets } from './score-unsaved.js';
import { signOut } from './sign-out.js';
import { toast } from './toasts.js';

/** The head of every page; who is signed in, and the way out. There is room for that as long as the account is not known. */
export function Masthead({ setLang, account, address }) {
  const t = useWords();
  const [busy, setBusy] = useState(false);
  const [lost, setLost] = useState(null);
  const { items } = useOutbox();
  const toAccount = { view: 'account', import: undefined, ...(address?.view === 'what-if' ? { policy: undefined } : {}) };

  // What was sent meanwhile is not lost any more.
  const isNothing = lost !== null && items.length + lost.forms === 0;
  useEffect(() => { if (isNothing) setLost(null); }, [isNothing]);

  async function leave(sure) {
    const forms = sure ? 0 : (await unfinished()).length + unsavedSheets();
    if (!sure && items.length + forms > 0) {
      setLost({ forms });
      return;
    }

    setBusy(true);
    try {
      await signOut(t);
    } catch (error) {
      const { title, detail } = problemOf(error, t);
      toast({ text: t.stillSignedIn(t.joined(title, detail ?? '')) });
      setBusy(false);
    }
  }

  return html`
    <header class="masthead">
      <div class=${`page masthead-row ${account === null ? '' : 'with-account'}`}>
        <a class="brand" href=${`/?lang=${t.lang}`}>
          <img src="/mark.svg" alt="" width="34" height="34" />
          <span><strong>QualityTracker</strong> <span class="brand-words">${t.brand}</span></span>
        </a>
        <div class="masthead-links">
          <a href=${`/reference?lang=${t.lang}`}>${t.reference}</a>
          <button type="button" class="language" lang=${t.otherLanguageCode} onClick=${() => setLang(t.lang === 'zh' ? 'en' : 'zh')}>${t.otherLanguage}</button>
        </div>
        ${account === undefined && html`<div class="masthead-who" aria-hidden="true">\u00a0</div>`}
        ${account && html`
          <div class="masthead-who">
            ${address && !account.mustChangePassword ? html`<a href=${address.href(toAccount)} aria-label=${t.accountOf(account.name)} onClick=${within(() => address.go(toAccount))}>${account.name}</a>` : html`<span>${account.name}</span>`}
            ${lost && !isNothing && html`<span class="sure" role="alert"><span>${t.lostAtSignOut(items.length, lost.forms)}</span><button type="button" class="act grave" onClick=${() => leave(true)}>${t.signOut}</button><button type="button" class="quiet" onClick=${() => setLost(null)}>${t.no}</button></span>`}
            <button type="button" class="quiet" hidden=${lost !== null && !isNothing} aria-busy=${busy} disabled=${busy} onClick=${() => leave(false)}>${t.signOut}</button>
          </div>`}
      </div>
    </header>`;
}
