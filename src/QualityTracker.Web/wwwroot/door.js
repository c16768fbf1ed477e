import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { problemOf } from './api.js';
import { useWords } from './languages.js';
import { View, prepare } from './loading.js';
import { Masthead } from './masthead.js';
import { OutboxPanel } from './outbox-panel.js';
import { Problem, Waiting } from './problems.js';
import { accountId, lookAgain, remember, renew, useSession } from './session.js';
import { Toasts } from './toasts.js';
import { NewPassword, SignIn } from './views.js';

/**
 * Shows the page to who is signed in, and the way in to everybody else. When a session ends, the page steps aside as it is, with what was
 * typed into it, and comes back once its holder has signed in again.
 */
export function Door({ address, setLang, page }) {
  const t = useWords();
  const { view, locked, stale } = useSession();
  const [problem, setProblem] = useState(null);
  const begun = useRef(false);

  function begin() {
    setProblem(null);
    const known = remember();
    renew(t.lang).catch(async error => {
      await known;
      // Without the network the page of who was here last goes on.
      if (!(error instanceof TypeError)) setProblem(problemOf(error, t));
      else if (!accountId()) setProblem(t.unreachable);
    });
  }

  useEffect(begin, []);
  useEffect(() => {
    const look = () => { if (!document.hidden) lookAgain(t.lang).catch(() => {}); };
    for (const name of ['focus', 'visibilitychange']) addEventListener(name, look);
    return () => { for (const name of ['focus', 'visibilitychange']) removeEventListener(name, look); };
  }, [t.lang]);
  const due = view?.account?.mustChangePassword && !locked;
  const open = Boolean(view?.signedIn) && !locked && !due;
  begun.current ||= open;
  // Who must sign in again later finds the way in as this version has it, whichever the browser keeps by then.
  useEffect(() => {
    const timer = open && navigator.serviceWorker?.controller && setTimeout(() => prepare(SignIn).catch(() => {}), 3000);
    return () => clearTimeout(timer);
  }, [open]);

  useEffect(() => {
    if (view && !open) document.title = `${due ? t.mustChange : t.signIn} · QualityTracker`;
  }, [view, open, due, t.lang]);

  return html`
    <a class="skip" href="#content">${t.skip}</a>
    <${Masthead} setLang=${setLang} account=${locked ? null : view?.account && view.archivedTerm ? { ...view.account, name: t.archiveReader } : view ? view.account : undefined} address=${view?.archivedTerm ? undefined : address} />
    ${view?.archivedTerm && html`<p class="archived-bar" role="note">${t.archivedBar(view.archivedTerm)} <span class="small">${t.archivedText}</span></p>`}
    <main id="content" tabindex="-1" class="page">
      ${problem ? html`<${Problem} problem=${problem} onRetry=${begin} />` : !view ? html`<${Waiting} rows=${10} />`
        : due ? html`<${View} view=${NewPassword} account=${view.account} />` : !open && html`<${View} view=${SignIn} session=${view} again=${locked} stale=${stale} />`}
      ${begun.current && html`<div key="page" hidden=${!open}>${page(view, open)}</div>`}
    </main>
    ${open && html`<${OutboxPanel} address=${address} />`}
    <${Toasts} />`;
}
