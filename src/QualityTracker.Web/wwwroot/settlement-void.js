import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/settlements.js';
import { askTagged, problemOf } from './api.js';
import { Field, apart, faultsOf } from './fields.js';
import { useWords } from './languages.js';
import { Problem } from './problems.js';

/** Voids a settlement that is not frozen, with a reason; what is approved meanwhile is told first. */
export function VoidSettlement({ path, settlement, onDone }) {
  const t = useWords();
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);

  async function submit(event) {
    event.preventDefault();
    const reason = new FormData(event.target).get('reason').trim();
    setBusy(true);
    setProblem(null);
    try {
      await askTagged(`${path}/void`, t, { method: 'POST', body: { reason }, tag: `"${settlement.approvals.length}"` });
      onDone();
    } catch (error) {
      setProblem(problemOf(error, t));
      setBusy(false);
    }
  }

  if (!asked) return html`<button type="button" class="quiet" onClick=${() => setAsked(true)}>${t.settleVoid}</button>`;
  return html`
    <form class="voiding" aria-label=${t.settleVoid} onSubmit=${submit} onKeyDown=${event => event.key === 'Escape' && setAsked(false)}>
      <p class="soft">${t.settleVoidText}</p>
      <${Field} name="reason" label=${t.settleVoidReason} required maxlength="200" faults=${faultsOf(problem, 'reason')} />
      <${Problem} problem=${apart(problem, ['reason'])} />
      <div class="acts">
        <button type="submit" class="act grave" aria-busy=${busy} disabled=${busy}>${t.settleVoid}</button>
        <button type="button" class="quiet" onClick=${() => setAsked(false)}>${t.cancel}</button>
      </div>
    </form>`;
}
