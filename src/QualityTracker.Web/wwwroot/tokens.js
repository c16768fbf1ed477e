import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/accounts.js';
import { ask, problemOf, useAnswer } from './api.js';
import { Field, apart, faultsOf } from './fields.js';
import { useWords } from './languages.js';
import { moment } from './numbers.js';
import { Problem, Waiting } from './problems.js';
import { Secret } from './secrets.js';
import { Sure } from './sure.js';

const Own = '/api/v1/account/tokens';
const LongestDays = 366;
const dayAhead = days => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Access tokens for scripts: made with scopes and a last day, shown once, revoked. */
export function Tokens() {
  const t = useWords();
  const { data, problem, again } = useAnswer(Own);
  const [made, setMade] = useState(null);
  const [refusal, setRefusal] = useState(null);

  async function attempt(work) {
    setRefusal(null);
    try {
      await work();
      again();
      return true;
    } catch (error) {
      setRefusal(problemOf(error, t));
      return false;
    }
  }

  return html`
    <section class="card">
      <h2>${t.tokens}</h2>
      <p class="soft">${t.tokensText}</p>
      <${Problem} problem=${apart(refusal, ['name', 'scopes', 'expiresOn']) ?? problem} />
      ${made && html`<${Secret} title=${t.newToken} text=${t.newTokenText} lines=${[made]} onDone=${() => setMade(null)} />`}
      ${!data ? !problem && html`<${Waiting} rows=${1} />` : data.length > 0 && html`
        <ul class="kept">
          ${data.map(each => html`
            <li key=${each.id}>
              <span>
                <strong>${each.name}</strong> <span class="soft">${each.scopes.map(scope => t.scopes[scope]).join(t.lang === 'zh' ? '、' : ', ')}</span><br />
                <span class="soft">${t.until(each.expiresOn)} · ${each.lastUsedAt ? t.lastUsed(moment(each.lastUsedAt, t.lang)) : t.neverUsed}</span>
              </span>
              <${Sure} label=${t.revoke} name=${each.name} onSure=${() => attempt(() => ask(`${Own}/${encodeURIComponent(each.id)}`, t, { method: 'DELETE' }))} />
            </li>`)}
        </ul>`}
      <${NewToken} problem=${refusal} onCreate=${body => attempt(async () => setMade((await ask(Own, t, { method: 'POST', body })).token))} />
    </section>`;
}

function NewToken({ problem, onCreate }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const scopeFaults = faultsOf(problem, 'scopes');

  async function create(event) {
    event.preventDefault();
    const form = event.target;
    const given = new FormData(form);
    setBusy(true);
    const created = await onCreate({ name: given.get('tokenName').trim(), scopes: given.getAll('scope'), expiresOn: given.get('expiresOn') });
    setBusy(false);
    if (created) setOpen(false);
  }

  if (!open) return html`<button type="button" class="act outline" onClick=${() => setOpen(true)}>${t.createToken}</button>`;
  return html`
    <form class="ruled" onSubmit=${create}>
      <div class="fields">
        <${Field} label=${t.tokenName} name="tokenName" required maxlength="60" help=${t.tokenNameHelp} faults=${faultsOf(problem, 'name')} />
        <${Field} label=${t.lastDay} name="expiresOn" type="date" required defaultValue=${dayAhead(90)} min=${dayAhead(0)} max=${dayAhead(LongestDays)} faults=${faultsOf(problem, 'expiresOn')} />
      </div>
      <fieldset>
        <legend>${t.scopesOf}</legend>
        ${Object.entries(t.scopes).map(([scope, name]) => html`<label key=${scope}><input type="checkbox" name="scope" value=${scope} defaultChecked=${scope === 'read'} /> ${name}</label>`)}
        ${scopeFaults.length > 0 && html`<small class="bad">${scopeFaults.map(fault => fault.message).join(' ')}</small>`}
      </fieldset>
      <div class="form-acts">
        <button type="submit" class="act" aria-busy=${busy} disabled=${busy}>${t.createToken}</button>
        <button type="button" class="quiet" onClick=${() => setOpen(false)}>${t.cancel}</button>
      </div>
    </form>`;
}
