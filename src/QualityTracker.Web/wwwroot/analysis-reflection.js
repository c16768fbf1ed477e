import './words/ledger.js';
import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { askTagged, problemOf, useAnswer } from './api.js';
import { useUnkept } from './drafts.js';
import { Field, apart, faultsOf } from './fields.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { nameOf } from './names.js';
import { today } from './numbers.js';
import { Picker } from './picker.js';
import { Problem, Waiting } from './problems.js';
import { may } from './roles.js';
import { toast } from './toasts.js';
import { holds } from './views.js';

const Leaders = ['homeroomTeacher', 'subjectGroupHead', 'directorOfTeaching', 'vicePrincipal', 'principal'];
const New = 'new';
const Fields = ['causes', 'measures', 'responsible', 'due'];

/** Causes and measures of a class in a paper, with who is responsible and by when: as many as were written, all printed on the report. */
export function Reflection({ place, session, base, data, group, paper, sheets }) {
  const t = useWords();
  const { data: found, problem, again } = useAnswer(`${base}/exam-reflections?${new URLSearchParams({ exam: data.exam, class: group.class, subject: paper.subject })}`);
  const [open, setOpen] = useState(null);
  const sheet = sheets?.find(each => each.class === group.class && each.subject === paper.subject);
  const whole = may(session, 'planExams', place.school.id);
  const taught = sheet?.teachers.map(each => each.staff) ?? [];
  const own = session.account.school === place.school.id ? session.account.staff : undefined;
  const blank = { exam: data.exam, class: group.class, subject: paper.subject, author: writerOf(taught, own, holds(session, Leaders, place.school.id)), responsible: taught[0] ?? '' };
  const form = stored => html`<${Form} key=${stored?.record.id ?? New} ...${{ base, stored, blank }} onSaved=${() => { setOpen(null); again(); }} onCancel=${() => setOpen(null)} />`;
  return html`
    <section class="card">
      <h3>${t.analysisReflection}</h3>
      ${problem ? html`<${Problem} problem=${problem} onRetry=${again} />` : !found ? html`<${Waiting} rows=${2} />` : html`
        ${found.items.length === 0 && open !== New && html`<p class="soft">${t.analysisReflectionNone}</p>`}
        ${found.items.map(each => (open === each.record.id ? form(each) : html`
          <${Written} key=${each.record.id} base=${base} record=${each.record}>
            ${!open && may(session, 'keepLedger', place.school.id) && html`<${Take} base=${base} place=${place} record=${each.record} />`}
            ${!open && (whole || each.record.author === own) && html`<button type="button" class="quiet" onClick=${() => setOpen(each.record.id)}>${t.analysisReflectionChange}</button>`}
          <//>`))}
        ${open === New ? form() : !open && (whole || sheet?.mayWrite) && html`<button type="button" class="act outline" onClick=${() => setOpen(New)}>${found.items.length > 0 ? t.analysisReflectionAdd : t.analysisReflectionWrite}</button>`}`}
    </section>`;
}

// A cause with its measure becomes an item of the quality ledger as it stands.
function Take({ base, place, record }) {
  const t = useWords();
  const [id] = useState(newId);
  const [taken, setTaken] = useState(false);
  const { exam, class: of, subject, causes, measures, responsible, due } = record;

  async function take() {
    try {
      await askTagged(`${base}/ledger-items`, t, { method: 'POST', body: {
        id, term: place.term.id, found: [today(), due, place.term.lastDay].sort()[0], source: 'exam', exam, subject, class: of, problem: causes, topic: null, task: measures, responsible, helper: null, due, closedOn: null, outcome: null,
      } });
      setTaken(true);
      toast({ text: t.ledgerTaken });
    } catch (error) {
      const { title, detail } = problemOf(error, t);
      toast({ text: t.joined(title, detail ?? '') });
    }
  }

  return taken ? html`<span class="band band-0">✓ ${t.ledgerTaken}</span>` : html`<button type="button" class="quiet" onClick=${take}>${t.ledgerTake}</button>`;
}

function Written({ base, record, children }) {
  const t = useWords();
  const [responsible, author] = [useName(base, record.responsible), useName(base, record.author)];
  return html`
    <dl class="reflection">
      <div><dt>${t.analysisCauses}</dt><dd>${record.causes}</dd></div>
      <div><dt>${t.analysisMeasures}</dt><dd>${record.measures}</dd></div>
      <div><dt>${t.analysisResponsible}</dt><dd>${responsible} <span class="soft">${[t.analysisDue(record.due), t.analysisReflectionBy(author)].join(' · ')}</span> ${children}</dd></div>
    </dl>`;
}

function useName(base, staff) {
  const t = useWords();
  const [name, setName] = useState(staff);
  useEffect(() => {
    let here = true;
    nameOf(base, 'staff', staff, t).then(found => here && setName(found));
    return () => { here = false; };
  }, [base, staff, t.lang]);
  return name;
}

// Whoever enters it for a teacher is not its author.
const writerOf = (taught, own, leads) => (own && (leads || taught.includes(own)) ? own : taught[0] ?? own);

function Form({ base, stored, blank, onSaved, onCancel }) {
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
        <${Picker} base=${base} noun="staff" label=${t.analysisResponsible} value=${form.responsible} required faults=${faultsOf(problem, 'responsible')} onChange=${responsible => setForm({ ...form, responsible })} />
        <${Field} label=${t.analysisDueDay} type="date" required value=${form.due} faults=${faultsOf(problem, 'due')} onInput=${set('due')} />
      </div>
      <${Problem} problem=${apart(problem, Fields)} />
      <div class="acts"><button type="submit" class="act" aria-busy=${busy} disabled=${busy}>${t.analysisReflectionSave}</button><button type="button" class="quiet" onClick=${onCancel}>${t.tutoringCancel}</button></div>
    </form>`;
}
