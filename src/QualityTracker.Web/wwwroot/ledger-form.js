import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { askTagged, problemOf, useAnswer } from './api.js';
import { useUnkept } from './drafts.js';
import { Field, apart, faultsOf } from './fields.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { Picker } from './picker.js';
import { Problem } from './problems.js';
import { toast } from './toasts.js';

const Texts = ['problem', 'topic', 'task'];
const Fields = [...Texts, 'source', 'found', 'exam', 'subject', 'class', 'responsible', 'helper', 'due'];
const Longest = 1000;

/** An item of the ledger to fill in: a new one needs its problem alone; of one that is there, what comes next is waited for. */
export function LedgerForm({ base, term, data, each, onDone, onCancel }) {
  const t = useWords();
  const stored = each?.item;
  const day = data.day < term.lastDay ? data.day : term.lastDay;
  const [form, setForm] = useState(() => stored?.record ?? {
    id: newId(), term: term.id, found: day, source: 'inspection', problem: '', ...Object.fromEntries(['exam', 'subject', 'class', 'topic', 'task', 'responsible', 'helper', 'due', 'closedOn', 'outcome'].map(name => [name, null])),
  });
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const subjects = useAnswer(`${base}/subjects?limit=200`);
  const exams = useAnswer(form.source === 'exam' ? `${base}/exams?${new URLSearchParams({ term: form.term, limit: 200 })}` : null);
  const place = useRef(null);
  const first = useRef(form).current;
  useUnkept(form !== first);
  useEffect(() => { place.current.querySelector(stored ? `[name="${nextOf(stored.record)}"], .ledger-next input` : 'textarea')?.focus(); }, []);
  const set = name => event => setForm({ ...form, [name]: event.target.value || null });
  const pick = name => value => setForm({ ...form, [name]: value });
  const named = record => (t.lang === 'zh' ? record.name : record.nameEn ?? record.name);

  async function save(event) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const body = { ...form, problem: form.problem?.trim() ?? '', ...Object.fromEntries(['topic', 'task'].map(name => [name, form[name]?.trim() || null])), exam: form.source === 'exam' ? form.exam : null };
    try {
      await askTagged(stored ? `${base}/ledger-items/${form.id}` : `${base}/ledger-items`, t, stored ? { method: 'PUT', body, tag: `"${stored.state.version}"` } : { method: 'POST', body });
      toast({ text: t.ledgerSaved });
      onDone();
    } catch (error) {
      setProblem(problemOf(error, t));
      setBusy(false);
    }
  }

  const long = (name, help) => html`
    <label class="ledger-long">${t.ledgerFields[name]}
      <textarea name=${name} rows="3" maxlength=${Longest} required=${name === 'problem'} value=${form[name] ?? ''} aria-invalid=${faultsOf(problem, name).length > 0 ? 'true' : undefined} onInput=${set(name)}></textarea>
      ${faultsOf(problem, name).length > 0 ? faultsOf(problem, name).map(fault => html`<small key=${fault.rule} class="bad">${t.joined(fault.message, fault.remedy)}</small>`) : help && html`<small class="soft">${help}</small>`}</label>`;
  const choice = (name, options, none) => html`
    <label class="choice"><span>${t.ledgerFields[name]}</span>
      <select name=${name} value=${form[name] ?? ''} onChange=${set(name)}>
        ${none && html`<option value="" selected=${!form[name]}>${none}</option>`}
        ${options.map(([id, text]) => html`<option key=${id} value=${id} selected=${id === form[name]}>${text}</option>`)}
      </select></label>`;
  const staff = name => html`<${Picker} base=${base} noun="staff" label=${t.ledgerFields[name]} value=${form[name]} faults=${faultsOf(problem, name)} onChange=${pick(name)} />`;

  const later = html`
    ${long('topic')}
    ${long('task')}
    <div class="ledger-pair">
      <div class=${nextOf(form) === 'responsible' ? 'ledger-next' : ''}>${staff('responsible')}</div>
      ${staff('helper')}
      <${Field} label=${t.ledgerFields.due} name="due" type="date" min=${form.found} value=${form.due ?? ''} faults=${faultsOf(problem, 'due')} onInput=${set('due')} />
    </div>`;
  return html`
    <form class="ledger-form" ref=${place} onSubmit=${save} onKeyDown=${event => event.key === 'Escape' && form === first && onCancel()}>
      ${long('problem', t.ledgerProblemHelp)}
      <div class="ledger-pair">
        ${choice('source', Object.entries(t.ledgerSources))}
        <${Field} label=${t.ledgerFields.found} name="found" type="date" required max=${term.lastDay} value=${form.found ?? ''} faults=${faultsOf(problem, 'found')} onInput=${set('found')} />
        ${form.source === 'exam' && choice('exam', (exams.data?.items ?? []).map(one => [one.record.id, one.record.name]), t.ledgerAny)}
        ${choice('subject', (subjects.data?.items ?? []).map(one => [one.record.id, named(one.record)]), t.ledgerAny)}
        <${Picker} base=${base} noun="classes" label=${t.ledgerFields.class} value=${form.class} faults=${faultsOf(problem, 'class')} onChange=${pick('class')} />
      </div>
      ${stored ? later : html`<details><summary>${t.ledgerMore}</summary><div class="ledger-later">${later}</div></details>`}
      <${Problem} problem=${apart(problem, Fields)} />
      <div class="acts"><button type="submit" class="act" aria-busy=${busy} disabled=${busy}>${t.ledgerSave}</button><button type="button" class="quiet" onClick=${onCancel}>${t.cancel}</button></div>
    </form>`;
}

/** The first field that an item lacks. */
const nextOf = record => (!record.topic && !record.task ? 'topic' : !record.task ? 'task' : !record.responsible ? 'responsible' : 'due');
