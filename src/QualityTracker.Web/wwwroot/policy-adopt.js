import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import './words/policies.js';
import { ask, problemOf, useAnswer } from './api.js';
import { Field, apart, faultsOf } from './fields.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { versionsOf } from './policy-versions.js';
import { Problem, Waiting } from './problems.js';

const Own = ['hash', 'fromTerm', 'decision', 'decidedOn', 'decidedBy'];

/** The school's decision: which version, from which term, decided by whom, with which values. */
export function AdoptForm({ path, base, policy, shown, terms, term, onDone, onCancel }) {
  const t = useWords();
  const { outline, adoptions } = policy;
  const [hash, setHash] = useState(shown);
  const inForce = adoptions.filter(each => each.standing === 'inForce');
  const before = (inForce.find(each => each.terms.includes(term?.id)) ?? inForce[0])?.record;
  const [values, setValues] = useState(before?.values ?? {});
  const version = useAnswer(hash === outline.hash ? null : `${path}?version=${encodeURIComponent(hash)}`);
  const content = hash === outline.hash ? policy.content : version.data?.content;
  const dropped = content ? Object.entries(before?.values ?? {}).filter(([name, value]) => !takes(content.parameters.find(each => each.name === name), value)) : [];
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const id = useRef(null);
  const form = useRef(null);
  useEffect(() => form.current?.querySelector('select')?.focus(), []);

  async function adopt(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    const chosen = Object.fromEntries(content.parameters.map(each => [each.name, given.get(`value-${each.name}`).trim()]).filter(([, value]) => value));
    const body = { pack: outline.id, values: chosen, ...Object.fromEntries(Own.map(name => [name, given.get(name).trim()])) };
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
      requestAnimationFrame(() => form.current?.querySelector('[aria-invalid="true"]')?.focus());
    }
  }

  return html`
    <form ref=${form} class="card adopt" aria-label=${t.adopt} onSubmit=${adopt}>
      <h3>${t.adopt}</h3>
      <p class="soft">${t.adoptText}</p>
      <div class="fields">
        <${Choice} name="hash" label=${t.adoptVersion} problem=${problem} wide options=${versionsOf(policy).map(each => [each.hash, t.adoptVersionOf(each.hash.slice(0, 8), each.recordedAt?.slice(0, 10))])} value=${hash} onChoose=${setHash} />
        <${Choice} name="fromTerm" label=${t.adoptFrom} problem=${problem} options=${terms.map(each => [each.id, t.termName(each)])} value=${term?.id} />
        <${Field} name="decision" label=${t.adoptDecision} help=${t.adoptDecisionHelp} required maxlength="100" faults=${faultsOf(problem, 'decision')} />
        <${Field} name="decidedOn" type="date" label=${t.adoptDecidedOn} required faults=${faultsOf(problem, 'decidedOn')} />
        <${Field} name="decidedBy" label=${t.adoptDecidedBy} help=${t.adoptDecidedByHelp} required maxlength="60" faults=${faultsOf(problem, 'decidedBy')} />
      </div>
      ${version.problem ? html`<${Problem} problem=${version.problem} onRetry=${version.again} />` : !content ? html`<${Waiting} rows=${4} />` : html`
        ${dropped.length > 0 && html`<p class="warn" role="status">${t.adoptDropped(dropped.map(([name, value]) => `${name} = ${t.yesNo[value] ?? value}`).join(t.lang === 'zh' ? '；' : '; '))}</p>`}
        ${content.parameters.length > 0 && html`
          <fieldset><legend>${t.adoptValues}</legend>
            ${before && Object.keys(before.values).length > dropped.length && html`<p class="soft small">${t.adoptPrefilled(before.decision)}</p>`}
            <div class="fields">${content.parameters.map(each => html`<${Value} key=${each.name} parameter=${each} problem=${problem} value=${values[each.name] ?? ''} onValue=${value => setValues({ ...values, [each.name]: value })} />`)}</div>
          </fieldset>`}`}
      <${Problem} problem=${apart(problem, [...Own, ...(content?.parameters ?? []).map(each => valueOf(each.name))])} />
      <div class="form-acts">
        <button type="submit" class="act" aria-busy=${busy} disabled=${busy || !content}>${t.adoptSure}</button>
        <button type="button" class="quiet" onClick=${onCancel}>${t.cancel}</button>
      </div>
    </form>`;
}

// A version that has no such parameter, or not this choice of it, cannot take a value over; a number out of range is filled in and told.
const takes = (parameter, value) => parameter !== undefined && (parameter.choices.length === 0 || parameter.choices.includes(value));

// The name of a value in what the server says is wrong.
const valueOf = name => `values.${name}`;

function Value({ parameter, value, problem, onValue }) {
  const t = useWords();
  const { name, title, least, greatest } = parameter;
  const word = value => t.yesNo[value] ?? value;
  if (parameter.choices.length > 0) {
    return html`<${Choice} name=${`value-${name}`} field=${valueOf(name)} problem=${problem} label=${t.in(title)} value=${takes(parameter, value) ? value : ''} onChoose=${onValue} options=${[['', t.joined(t.adoptChoice, word(parameter.default))], ...parameter.choices.map(each => [each, word(each)])]} />`;
  }

  return html`<${Field} name=${`value-${name}`} label=${t.in(title)} inputmode="decimal" value=${value} onInput=${event => onValue(event.target.value)} placeholder=${t.adoptDefault(parameter.default)} help=${t.policyRangeOf(least, greatest)} faults=${faultsOf(problem, valueOf(name))} />`;
}

function Choice({ name, field = name, label, options, value, problem, wide = false, onChoose }) {
  return html`
    <div class=${wide ? 'field wide' : 'field'}>
      <label>${label}
        <select name=${name} aria-invalid=${faultsOf(problem, field).length > 0 ? 'true' : undefined} onChange=${onChoose && (event => onChoose(event.target.value))} required=${options[0]?.[0] !== ''}>${options.map(([id, words]) => html`<option key=${id} value=${id} selected=${id === value}>${words}</option>`)}</select>
      </label>
      ${faultsOf(problem, field).map(fault => html`<small class="bad">${fault.message} ${fault.remedy}</small>`)}
    </div>`;
}
