import { html, useRef, useState } from '/vendor/htm/standalone.module.js';
import { askTagged, problemOf, useAnswer } from './api.js';
import { useUnkept } from './drafts.js';
import { Field, apart, faultsOf } from './fields.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { Problem, Waiting } from './problems.js';
import { may } from './roles.js';
import { toast } from './toasts.js';
import { holds } from './views.js';

const Leaders = ['homeroomTeacher', 'subjectGroupHead', 'directorOfTeaching', 'vicePrincipal', 'principal'];
const Fields = ['causes', 'measures', 'responsible', 'due'];

/** Causes and measures of a class in a paper, with who is responsible and by when: written once, printed on the report. */
export function Reflection({ place, session, base, data, group, paper, sheets }) {
  const t = useWords();
  const { data: found, problem, again } = useAnswer(`${base}/exam-reflections?${new URLSearchParams({ exam: data.exam, class: group.class, subject: paper.subject })}`);
  const staff = useAnswer(`${base}/staff?limit=200`);
  const [open, setOpen] = useState(false);
  const sheet = sheets?.find(each => each.class === group.class && each.subject === paper.subject);
  const writes = sheet?.mayWrite || may(session, 'planExams', place.school.id);
  const stored = found?.items[0];
  const taught = sheet?.teachers.map(each => each.staff) ?? [];
  const own = session.account.school === place.school.id ? session.account.staff : undefined;
  const nameOf = id => staff.data?.items.find(each => each.record.id === id)?.record.name ?? id;
  const wrong = problem ?? staff.problem;
  const saved = () => { setOpen(false); again(); };
  return html`
    <section class="card">
      <h3>${t.analysisReflection}</h3>
      ${wrong ? html`<${Problem} problem=${wrong} onRetry=${() => { again(); staff.again(); }} />` : !found || !staff.data ? html`<${Waiting} rows=${2} />`
        : open ? html`<${Form} ...${{ base, stored, staff: staff.data.items.map(each => each.record) }} blank=${{ exam: data.exam, class: group.class, subject: paper.subject, author: writerOf(taught, own, holds(session, Leaders, place.school.id)), responsible: taught[0] ?? '' }} onSaved=${saved} onCancel=${() => setOpen(false)} />`
        : html`
          ${stored ? html`
            <dl class="reflection">
              <div><dt>${t.analysisCauses}</dt><dd>${stored.record.causes}</dd></div>
              <div><dt>${t.analysisMeasures}</dt><dd>${stored.record.measures}</dd></div>
              <div><dt>${t.analysisResponsible}</dt><dd>${nameOf(stored.record.responsible)} <span class="soft">${t.analysisDue(stored.record.due)}</span></dd></div>
            </dl>` : html`<p class="soft">${t.analysisReflectionNone}</p>`}
          ${writes && html`<button type="button" class="act outline" onClick=${() => setOpen(true)}>${stored ? t.analysisReflectionChange : t.analysisReflectionWrite}</button>`}`}
    </section>`;
}

// Whoever enters it for a teacher is not its author.
const writerOf = (taught, own, leads) => (own && (leads || taught.includes(own)) ? own : taught[0] ?? own);

function Form({ base, stored, blank, staff, onSaved, onCancel }) {
  const t = useWords();
  const [form, setForm] = useState(() => stored?.record ?? { id: newId(), ...blank, causes: '', measures: '', due: '' });
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const first = useRef(form).current;
  useUnkept(form !== first);
  const set = name => event => setForm({ ...form, [name]: event.target.value });
  const long = (name, label) => html`
    <label class="long-text">${label}<textarea rows="3" maxlength="1000" required value=${form[name]} aria-invalid=${faultsOf(problem, name).length > 0 ? 'true' : undefined} onInput=${set(name)}></textarea>
      ${faultsOf(problem, name).map(each => html`<small key=${each.rule} class="bad">${t.joined(each.message, each.remedy)}</small>`)}</label>`;

  async function save(event) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const body = { ...form, causes: form.causes.trim(), measures: form.measures.trim() };
    try {
      await askTagged(stored ? `${base}/exam-reflections/${form.id}` : `${base}/exam-reflections`, t, stored ? { method: 'PUT', body, tag: `"${stored.state.version}"` } : { method: 'POST', body });
      toast({ text: t.analysisReflectionSaved });
      onSaved();
    } catch (error) {
      setProblem(problemOf(error, t));
      setBusy(false);
    }
  }

  return html`
    <form class="reflection-form" onSubmit=${save} onKeyDown=${event => event.key === 'Escape' && form === first && onCancel()}>
      <p class="soft small">${t.analysisReflectionText}</p>
      ${long('causes', t.analysisCauses)}
      ${long('measures', t.analysisMeasures)}
      <div class="week-pair">
        <label><span>${t.analysisResponsible}</span>
          <select required value=${form.responsible} onChange=${set('responsible')}>
            <option value="" disabled selected=${!form.responsible}></option>
            ${staff.map(each => html`<option key=${each.id} value=${each.id} selected=${each.id === form.responsible}>${each.name} ${each.id}</option>`)}
          </select></label>
        <${Field} label=${t.analysisDueDay} type="date" required value=${form.due} faults=${faultsOf(problem, 'due')} onInput=${set('due')} />
      </div>
      <${Problem} problem=${apart(problem, Fields)} />
      <div class="acts"><button type="submit" class="act" aria-busy=${busy} disabled=${busy}>${t.analysisReflectionSave}</button><button type="button" class="quiet" onClick=${onCancel}>${t.tutoringCancel}</button></div>
    </form>`;
}
