import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/policies.js';
import { ask, problemOf } from './api.js';
import { Field, apart, faultsOf } from './fields.js';
import { useWords } from './languages.js';
import { Problem } from './problems.js';
import { may } from './roles.js';

const Bands = { inForce: 'band-0', superseded: 'band-2', undone: 'vetoed' };

/** The decisions that adopted packs, the latest first; who may adopt may undo, with a reason. */
export function Adoptions({ base, adoptions, titles, parameters = [], terms, school, session, onChanged }) {
  const t = useWords();
  const [open, setOpen] = useState(null);
  if (adoptions.length === 0) return html`<div class="empty"><p>${t.noAdoptions}</p></div>`;
  const termOf = id => { const term = terms.find(each => each.id === id); return term ? t.termName(term) : id; };
  const titleOf = id => t.in(titles?.find(each => each.id === id)?.title ?? id);
  const valueOf = ([name, value]) => {
    const parameter = parameters.find(each => each.name === name);
    return `${parameter ? t.in(parameter.title) : name} = ${t.yesNo[value] ?? value}`;
  };
  return html`
    <ol class="entries adoptions">
      ${adoptions.map(({ record, state, standing, until }) => html`
        <li class="entry" key=${record.id}>
          <div class="entry-head">
            <strong>${record.decision}</strong>
            <span class="soft">${t.adoptionBy(record.decidedBy, record.decidedOn)}</span>
            <span class=${`band ${Bands[standing]}`}>${t.adoptionStates[standing]}</span>
          </div>
          <p>${titleOf(record.pack)} <small class="soft"><code>${record.pack}</code> <code>${record.hash.slice(0, 8)}</code></small> ${t.adoptionFrom(termOf(record.fromTerm))}</p>
          ${Object.keys(record.values).length > 0 && html`<p class="soft small">${t.adoptionValues(Object.entries(record.values).map(valueOf).join(t.lang === 'zh' ? '；' : '; '))}</p>`}
          ${until && standing !== 'undone' && html`<p class="soft small">${t.adoptionUntil(termOf(until))}</p>`}
          ${state.voidReason && html`<p class="soft small">${t.adoptionUndone(state.voidReason)}</p>`}
          ${standing !== 'undone' && may(session, 'adoptPolicies', school.id) && (open === record.id
            ? html`<${Undo} base=${base} record=${record} version=${state.version} onDone=${() => { setOpen(null); onChanged(); }} onCancel=${() => setOpen(null)} />`
            : html`<button type="button" class="quiet" aria-label=${t.joined(t.adoptionUndo, record.decision)} onClick=${() => setOpen(record.id)}>${t.adoptionUndo}</button>`)}
        </li>`)}
    </ol>`;
}

function Undo({ base, record, version, onDone, onCancel }) {
  const t = useWords();
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);

  async function undo(event) {
    event.preventDefault();
    const reason = new FormData(event.target).get('reason').trim();
    setBusy(true);
    setProblem(null);
    try {
      await ask(`${base}/policy-adoptions/${record.id}/void`, t, { method: 'POST', body: { reason }, tag: `"${version}"` });
      onDone();
    } catch (error) {
      setProblem(problemOf(error, t));
      setBusy(false);
    }
  }

  return html`
    <form class="ruled" aria-label=${t.joined(t.adoptionUndo, record.decision)} onSubmit=${undo}>
      <p class="soft small">${t.adoptionUndoText}</p>
      <${Field} name="reason" label=${t.adoptionReason} required maxlength="200" faults=${faultsOf(problem, 'reason')} />
      <${Problem} problem=${apart(problem, ['reason'])} />
      <div class="form-acts">
        <button type="submit" class="act grave" aria-busy=${busy} disabled=${busy}>${t.adoptionUndoSure}</button>
        <button type="button" class="quiet" onClick=${onCancel}>${t.cancel}</button>
      </div>
    </form>`;
}
