import { html, useEffect, useState } from '/vendor/htm/standalone.module.js';
import './words/accounts.js';
import './words/sign-in.js';
import { ask, problemOf } from './api.js';
import { useWords } from './languages.js';
import { count } from './numbers.js';
import { nameOf } from './places.js';
import { Problem } from './problems.js';
import { Sure } from './sure.js';

/** Accounts for everybody at a school who has none, with slips to print, cut and hand out. */
export function StaffAccounts({ school, onMade }) {
  const t = useWords();
  const [made, setMade] = useState(null);
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);

  async function make() {
    setBusy(true);
    setProblem(null);
    try {
      setMade(await ask(`/api/v1/schools/${encodeURIComponent(school.id)}/accounts`, t, { method: 'POST' }));
    } catch (error) {
      setProblem(problemOf(error, t));
    } finally {
      setBusy(false);
    }
  }

  return html`
    <section class="card staff-accounts">
      <h2>${t.staffAccounts}</h2>
      <p class="soft">${t.staffAccountsText(nameOf(school, t.lang))}</p>
      <${Problem} problem=${problem} />
      ${busy ? html`<p role="status" aria-busy="true">${t.makingAccounts}</p>`
        : !made ? html`<${Sure} label=${t.makeAccounts} text=${t.makeAccountsSure} onSure=${make} />`
        : made.length === 0 ? html`<p role="status">${t.everybodyHasOne}</p>`
        : html`<${Slips} made=${made} school=${school} onDone=${() => { setMade(null); onMade(); }} />`}
    </section>`;
}

function Slips({ made, school, onDone }) {
  const t = useWords();

  // Nobody can read these passwords again: the browser asks before it leaves them.
  useEffect(() => {
    const hold = event => event.preventDefault();
    addEventListener('beforeunload', hold);
    return () => removeEventListener('beforeunload', hold);
  }, []);

  return html`
    <div class="printed">
      <div class="form-acts" role="status">
        <strong>${t.accountsMade(count(made.length))}</strong>
        <button type="button" class="act" onClick=${() => print()}>${t.printSlips}</button>
        <${Sure} label=${t.keptIt} text=${t.slipsGone} onSure=${onDone} />
      </div>
      <p class="bad slips-warning">${t.slipsText}</p>
      <ul class="slips">
        ${made.map(each => html`
          <li class="slip" key=${each.staff}>
            <strong>${each.name}</strong> <span class="soft">${each.staff} · ${nameOf(school, t.lang)}</span>
            <dl>
              <div><dt>${t.address}</dt><dd>${location.origin}</dd></div>
              <div><dt>${t.userName}</dt><dd><code>${each.userName}</code></dd></div>
              <div><dt>${t.oneTime}</dt><dd><code>${each.password}</code></dd></div>
            </dl>
            <small>${t.slipHint}</small>
          </li>`)}
      </ul>
    </div>`;
}
