import { html, useEffect, useState } from '/vendor/htm/standalone.module.js';
import './words/what-if.js';
import { Field, faultsOf } from './fields.js';
import { useWords } from './languages.js';
import { yuan } from './numbers.js';
import { Waiting } from './problems.js';
import { centsOf, setOf, valuesOf, yuanOf } from './what-if-tried.js';

const OtherSum = 'sum';

/** What to try: a pack, values for its parameters, and what to divide. It is tried when the button is pressed. */
export function WhatIfForm({ address, choices, pack, onPack, trial }) {
  const t = useWords();
  const [values, setValues] = useState({});
  const [chosenPay, setPay] = useState(null);
  const [nothing, setNothing] = useState(false);
  const [total, afterSchool] = (address.sum ?? '').split(',').map(Number);
  const [sums, setSums] = useState({ total: yuanOf(total), afterSchool: yuanOf(afterSchool) });

  const fresh = !address.policy && !address.set && !address.payRun && !address.sum;

  // What the address says is what is filled in. Another pack leaves what is chosen to be divided as it is.
  useEffect(() => setValues(address.policy === pack ? valuesOf(address.set) : {}), [address.policy, pack, address.set]);
  useEffect(() => {
    setPay(address.payRun ?? (address.sum ? OtherSum : fresh ? null : ''));
    setSums({ total: yuanOf(total), afterSchool: yuanOf(afterSchool) });
    setNothing(false);
  }, [address.policy, address.set, address.payRun, address.sum]);

  if (!choices) return html`<div class="card try"><${Waiting} rows=${4} /></div>`;
  // A first visit begins with the term's first pay run.
  const pay = chosenPay ?? choices.payRuns[0]?.id ?? '';
  const isOwn = choices.policy.hash === choices.own.hash;
  const others = choices.policies.filter(each => each.hash !== choices.own.hash);
  const changed = Object.fromEntries(choices.parameters.filter(each => (values[each.name] ?? '') !== '' && values[each.name] !== each.value).map(each => [each.name, values[each.name]]));
  const count = Object.keys(changed).length;

  function choose(id) {
    setValues({});
    onPack(id || undefined);
  }

  function submit(event) {
    event.preventDefault();
    const step = {
      policy: isOwn ? undefined : choices.policy.id,
      set: setOf(changed),
      payRun: pay && pay !== OtherSum ? pay : undefined,
      sum: pay === OtherSum ? `${centsOf(sums.total) ?? 0},${centsOf(sums.afterSchool) ?? 0}` : undefined,
    };
    setNothing(Object.values(step).every(each => each === undefined));
    if (['policy', 'set', 'payRun', 'sum'].every(name => step[name] === address[name])) trial.again();
    else address.go(step);
  }

  return html`
    <form class="card try" onSubmit=${submit}>
      <h2>${t.tryTitle}</h2>
      <p class="soft lead">${t.tryText}</p>
      <div class="fields">
        <div class="field"><label>${t.tryPolicy}
          <select value=${isOwn ? '' : choices.policy.id} onChange=${event => choose(event.target.value)}>
            <option value="" selected=${isOwn}>${t.termPolicy(t.in(choices.own.title))}</option>
            ${others.map(each => html`<option key=${each.id} value=${each.id} selected=${!isOwn && each.id === choices.policy.id}>${each.id === choices.own.id ? t.laterVersion(t.in(each.title)) : t.in(each.title)}</option>`)}
          </select>
        </label></div>
        <div class="field"><label>${t.tryPay}
          <select value=${pay} onChange=${event => setPay(event.target.value)}>
            <option value="" selected=${pay === ''}>${t.noPay}</option>
            ${choices.payRuns.map(run => html`<option key=${run.id} value=${run.id} selected=${pay === run.id}>${`${run.name} · ${yuan(run.totalCents + run.afterSchoolCents)}`}</option>`)}
            <option value=${OtherSum} selected=${pay === OtherSum}>${t.ownSum}</option>
          </select>
        </label></div>
        ${pay === OtherSum && html`
          <${Field} label=${t.sumTotal} inputmode="decimal" required pattern="\\d{1,11}(\\.\\d{1,2})?" value=${sums.total} faults=${faultsOf(trial.problem, 'totalCents')} onInput=${event => setSums({ ...sums, total: event.target.value })} />
          <${Field} label=${t.sumAfterSchool} inputmode="decimal" pattern="\\d{1,11}(\\.\\d{1,2})?" value=${sums.afterSchool} faults=${faultsOf(trial.problem, 'afterSchoolCents')} onInput=${event => setSums({ ...sums, afterSchool: event.target.value })} />`}
      </div>
      <details class="parameters" open=${isOwn || count > 0}>
        <summary>${t.changeParameters(choices.parameters.length, count)}</summary>
        <div class="fields">
          ${choices.parameters.map(each => html`<${Parameter} key=${`${choices.policy.id}/${each.name}`} parameter=${each} isOwn=${isOwn} value=${values[each.name] ?? each.value} changed=${each.name in changed}
            faults=${faultsOf(trial.problem, `parameters.${each.name}`)} onValue=${value => setValues({ ...values, [each.name]: value })} />`)}
        </div>
      </details>
      <div class="form-acts">
        <button type="submit" class="act">${t.tryIt}</button>
        ${count > 0 && html`<button type="button" class="quiet" onClick=${() => setValues({})}>${t.resetParameters}</button>`}
        <span role="status">${nothing && isOwn && count === 0 && pay === '' && t.triesNothing}</span>
      </div>
    </form>`;
}

function Parameter({ parameter, isOwn, value, changed, faults, onValue }) {
  const t = useWords();
  const worded = word => t.yesNo[word] ?? word;
  const was = (isOwn ? t.nowIs : t.defaultIs)(worded(parameter.value));
  if (parameter.choices.length > 0) {
    return html`
      <div class=${`field ${changed ? 'changed' : ''}`}><label>${t.in(parameter.title)}
        <select value=${value} onChange=${event => onValue(event.target.value)}>
          ${parameter.choices.map(word => html`<option key=${word} value=${word} selected=${word === value}>${worded(word)}</option>`)}
        </select>
      </label><small>${was}</small></div>`;
  }

  return html`
    <div class=${changed ? 'changed' : ''}>
      <${Field} label=${t.in(parameter.title)} type="number" step="any" required min=${parameter.least} max=${parameter.greatest} value=${value} faults=${faults}
        help=${`${t.within(parameter.least, parameter.greatest)} · ${was}`} onInput=${event => onValue(event.target.value)} />
    </div>`;
}
