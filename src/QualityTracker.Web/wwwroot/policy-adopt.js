import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { ask, problemOf } from './api.js';
import { Field, apart, faultsOf } from './fields.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { Problem } from './problems.js';

const Own = ['hash', 'fromTerm', 'decision', 'decidedOn', 'decidedBy'];

/** The school's decision: which version, from which term, decided by whom, with which values. */
export function AdoptForm({ base, policy, terms, term, onDone, onCancel }) {
  const t = useWords();
  const { outline, content, versions } = policy;
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const id = useRef(null);
  const form = useRef(null);
  const choices = [
    ...(versions.some(version => version.hash === outline.hash) ? [] : [{ hash: outline.hash }]),
    ...versions,
  ];
  useEffect(() => form.current?.querySelector('select')?.focus(), []);

  async function adopt(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    const values = Object.fromEntries(content.parameters.map(each => [each.name, given.get(`value-${each.name}`).trim()]).filter(([, value]) => value));
    const body = { pack: outline.id, values, ...Object.fromEntries(Own.map(name => [name, given.get(name).trim()])) };
    // Sent again after a lost answer it is the same decision; changed, it is another.
    const sent = JSON.stringify(body);
    if (id.current?.sent !== sent) id.current = { id: newId(), sent };
    setBusy(true);
    setProblem(null);
    try {
      await ask(`${base}/policy-adoptions`, t, { method: 'POST', body: { id: id.current.id, ...body } });
      onDone();
    } catch (error) {
      setProblem(problemOf(error, t));
      setBusy(false);
    }
  }

  return html`
    <form ref=${form} class="card adopt" aria-label=${t.adopt} onSubmit=${adopt}>
      <h3>${t.adopt}</h3>
      <p class="soft">${t.adoptText}</p>
      <div class="fields">
        <${Choice} name="hash" label=${t.adoptVersion} problem=${problem} options=${choices.map(each => [each.hash, t.adoptVersionOf(each.hash.slice(0, 8), each.recordedAt?.slice(0, 10))])} value=${outline.hash} />
        <${Choice} name="fromTerm" label=${t.adoptFrom} problem=${problem} options=${terms.map(each => [each.id, t.termName(each)])} value=${term?.id} />
        <${Field} name="decision" label=${t.adoptDecision} help=${t.adoptDecisionHelp} required maxlength="100" faults=${faultsOf(problem, 'decision')} />
        <${Field} name="decidedOn" type="date" label=${t.adoptDecidedOn} required faults=${faultsOf(problem, 'decidedOn')} />
        <${Field} name="decidedBy" label=${t.adoptDecidedBy} help=${t.adoptDecidedByHelp} required maxlength="60" faults=${faultsOf(problem, 'decidedBy')} />
      </div>
      ${content.parameters.length > 0 && html`
        <fieldset><legend>${t.adoptValues}</legend>
          <div class="fields">${content.parameters.map(each => html`<${Value} key=${each.name} parameter=${each} />`)}</div>
        </fieldset>`}
      <${Problem} problem=${apart(problem, Own)} />
      <div class="form-acts">
        <button type="submit" class="act" aria-busy=${busy} disabled=${busy}>${t.adoptSure}</button>
        <button type="button" class="quiet" onClick=${onCancel}>${t.cancel}</button>
      </div>
    </form>`;
}

function Value({ parameter }) {
  const t = useWords();
  const { name, title, least, greatest } = parameter;
  const word = value => t.yesNo[value] ?? value;
  if (parameter.choices.length > 0) {
    return html`<${Choice} name=${`value-${name}`} label=${t.in(title)} value="" options=${[['', `${t.adoptChoice}: ${word(parameter.default)}`], ...parameter.choices.map(each => [each, word(each)])]} />`;
  }

  return html`<${Field} name=${`value-${name}`} label=${t.in(title)} inputmode="decimal" placeholder=${t.adoptDefault(parameter.default)} help=${t.policyRangeOf(least, greatest)} />`;
}

function Choice({ name, label, options, value, problem }) {
  return html`
    <div class="field">
      <label>${label}
        <select name=${name} required=${options[0]?.[0] !== ''}>${options.map(([id, words]) => html`<option key=${id} value=${id} selected=${id === value}>${words}</option>`)}</select>
      </label>
      ${faultsOf(problem, name).map(fault => html`<small class="bad">${fault.message} ${fault.remedy}</small>`)}
    </div>`;
}
