import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import './words/accounts.js';
import './words/sign-in.js';
import { ask, askTagged, problemOf } from './api.js';
import { Field, apart, faultsOf } from './fields.js';
import { Grants } from './grants.js';
import { useWords } from './languages.js';
import { nameOf } from './places.js';
import { Problem, Waiting } from './problems.js';
import { Sure } from './sure.js';

const Fresh = { userName: '', school: null, staff: null, grants: [] };

/** An account made or changed. What another administrator changed meanwhile is not overwritten. */
export function AccountForm({ id, schools, school, session, onDone, onCancel }) {
  const t = useWords();
  const [kept, setKept] = useState(id ? null : { data: { ...Fresh, school: school?.id ?? null } });
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const form = useRef(null);
  const address = `/api/v1/accounts/${encodeURIComponent(id)}`;
  const isOwn = id === session.account.id;

  function wrong(found) {
    setProblem(found);
    requestAnimationFrame(() => form.current?.querySelector('[aria-invalid="true"]')?.focus());
  }

  async function attempt(work) {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(problemOf(error, t));
      setBusy(false);
    }
  }

  const read = () => attempt(async () => { setKept(await askTagged(address, t)); setBusy(false); });
  useEffect(() => { if (id) read(); }, [id]);
  useEffect(() => form.current?.querySelector('input')?.focus(), [Boolean(kept)]);

  if (!kept) return html`<${Problem} problem=${problem} onRetry=${read} />${!problem && html`<${Waiting} rows=${2} />`}`;
  const { data } = kept;
  const set = changes => setKept({ ...kept, data: { ...data, ...changes } });
  const contentOf = changes => {
    const { userName, staff, grants, closed } = { ...data, ...changes };
    const named = { userName: userName.trim(), school: staff?.trim() ? data.school : null, staff: staff?.trim() || null, grants };
    return id ? { ...named, closed } : named;
  };
  // A school alone gives nothing and is not kept: who means one means a number there, or a grant.
  const save = changes => (data.school && !data.staff?.trim() && data.grants.length === 0 && !changes
    ? wrong({ errors: [{ field: 'staff', message: t.accountNeedsNumber, remedy: t.accountNeedsNumberRemedy }], errorCount: 1 })
    : store(changes));
  const store = changes => attempt(async () => {
    if (id) { await ask(address, t, { method: 'PUT', body: contentOf(changes), tag: kept.tag }); onDone(); }
    else onDone(await ask('/api/v1/accounts', t, { method: 'POST', body: contentOf() }));
  });
  const reset = () => attempt(async () => onDone({ userName: data.userName, ...await ask(`${address}/reset`, t, { method: 'POST' }) }));

  return html`
    <form ref=${form} class="card account-form" aria-label=${id ? t.joined(t.change, data.userName) : t.createAccount} onSubmit=${event => { event.preventDefault(); save(); }}>
      <h2>${id ? data.name : t.createAccount}</h2>
      <${Problem} problem=${apart(problem, ['userName', 'staff', 'school'])} onRetry=${problem?.status === 412 ? read : null} />
      <div class="fields">
        <${Field} label=${t.userName} name="accountName" value=${data.userName} required autocapitalize="none" spellcheck=${false} faults=${faultsOf(problem, 'userName')} onInput=${event => set({ userName: event.target.value })} />
        <div class="field">
          <label>${t.school}
            <select value=${data.school ?? ''} onChange=${event => set({ school: event.target.value || null, staff: event.target.value ? data.staff : null })}>
              <option value="" selected=${!data.school}>${t.noSchool}</option>
              ${schools.map(each => html`<option key=${each.id} value=${each.id} selected=${each.id === data.school}>${nameOf(each, t.lang)}</option>`)}
            </select>
          </label>
          ${faultsOf(problem, 'school').map(fault => html`<small class="bad">${fault.message}</small>`)}
        </div>
        <${Field} label=${t.staffNumber} name="staffNumber" value=${data.staff ?? ''} disabled=${!data.school} help=${t.staffNumberHelp} faults=${faultsOf(problem, 'staff')} onInput=${event => set({ staff: event.target.value })} />
      </div>
      <${Grants} grants=${data.grants} schools=${schools} session=${session} onChange=${grants => set({ grants })} />
      <div class="form-acts">
        <button type="submit" class="act" aria-busy=${busy} disabled=${busy}>${id ? t.save : t.createAccount}</button>
        <button type="button" class="quiet" onClick=${onCancel}>${t.cancel}</button>
        ${id && !isOwn && html`
          <span class="form-acts-end">
            <${Sure} label=${t.resetPassword} name=${data.userName} text=${t.resetText} onSure=${reset} />
            ${data.closed ? html`<button type="button" class="quiet" onClick=${() => save({ closed: false })}>${t.reopen}</button>`
              : html`<${Sure} label=${t.closeAccount} name=${data.userName} text=${t.closeText} onSure=${() => save({ closed: true })} />`}
          </span>`}
      </div>
    </form>`;
}
