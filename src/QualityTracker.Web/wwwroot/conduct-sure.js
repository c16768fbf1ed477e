import { html, useEffect, useRef } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';

/** What is about to be decided, in words, to be read once more before it is sent. */
export function SureOfDecision({ of, kind, form, decided, busy, onSure, onBack }) {
  const t = useWords();
  const head = useRef(null);
  useEffect(() => head.current.focus(), []);
  const sanction = kind === 'decide' ? { ...form, kindName: t.conductBreaches[form.breach] } : { ...decided, kindName: t.in(decided.kindName) };
  const lines = t.conductWill[kind][form.upheld ? 1 : 0]({ ...sanction, who: t.conductWho(of.name, of.staff), body: form.body.trim() });
  return html`
    <section class="conduct-form conduct-sure card" aria-label=${t.conductSureTitle}>
      <h3 ref=${head} tabindex="-1">${t.conductSureTitle}</h3>
      <ul>${lines.map(line => html`<li key=${line}>${line}</li>`)}<li class="conduct-words">${t.joined(t.conductSaid[kind], form.words.trim())}</li></ul>
      <p>${t.conductSureText}</p>
      <div class="acts">
        <button type="button" class="act grave" aria-busy=${busy} disabled=${busy} onClick=${onSure}>${t.conductTake(t.conductNext[kind])}</button>
        <button type="button" class="quiet" disabled=${busy} onClick=${onBack}>${t.conductSureBack}</button>
      </div>
    </section>`;
}
