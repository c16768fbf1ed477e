import { html, useRef, useState } from '/vendor/htm/standalone.module.js';
import { ask, askTagged, problemOf, useAnswer } from './api.js';
import { useUnkept } from './drafts.js';
import { Field, apart, faultsOf } from './fields.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { Step } from './step.js';
import { Problem, Waiting } from './problems.js';
import { toast } from './toasts.js';

const Grades = { primary: [1, 2, 3, 4, 5, 6], junior: [7, 8, 9], senior: [10, 11, 12] };
const UsualMark = 100;
const Beside = ['name', 'rosterDay', 'overrideReason', 'papers'];
const LeastReason = 10;

/** An exam is planned: which grade sits what when. Of one that the law does not allow the page says by which rule, and takes a reason for an exception. */
export function ExamPlan({ address, base, place, exams, onSaved }) {
  const t = useWords();
  const subjects = useAnswer(`${base}/subjects?limit=200`);
  const [form, setForm] = useState(() => ({ id: newId(), term: place.term.id, grade: 7, kind: 'endOfTerm', rosterDay: within(place.term), papers: papersOf(exams, 7), name: null, overrideReason: null }));
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const first = useRef(form).current;
  useUnkept(form !== first);
  if (subjects.problem) return html`<${Problem} problem=${subjects.problem} onRetry=${subjects.again} />`;
  if (!subjects.data) return html`<${Waiting} rows=${8} />`;

  const term = place.terms.find(each => each.id === form.term);
  const name = form.name ?? nameOf(form, t);
  const already = form.term === place.term.id ? exams.filter(each => each.grade === form.grade) : null;
  const close = () => address.go({ record: undefined });
  const limit = problem?.errors?.find(each => each.rule?.startsWith('L2'));
  // What was refused is refused no longer once it was changed.
  const set = changes => { setForm({ ...form, overrideReason: null, ...changes }); setProblem(null); };
  const excepts = form.overrideReason !== null;

  async function save(event) {
    event.preventDefault();
    const papers = Object.entries(form.papers).filter(([, mark]) => mark !== null).map(([subject, mark]) => ({ subject, fullMark: Number(mark) }));
    if (papers.length === 0) return setProblem({ title: t.planNeedsPaper });
    const record = { ...form, name, papers, overrideReason: form.overrideReason?.trim() || null };
    setBusy(true);
    setProblem(null);
    try {
      const answer = await askTagged(`${base}/exams`, t, { method: 'POST', body: record });
      toast({ text: t.planSaved(name), undo: () => takeBack(answer) });
      onSaved();
      address.go({ record: undefined, term: form.term, exam: form.term === place.term.id ? form.id : undefined }, { replace: true });
    } catch (error) {
      setProblem(problemOf(error, t));
      setBusy(false);
    }
  }

  async function takeBack({ data, tag }) {
    try {
      await ask(`${base}/exams/${data.record.id}/void`, t, { method: 'POST', body: { reason: t.planUndone }, tag });
      toast({ text: t.planTakenBack(data.record.name) });
      onSaved();
    } catch (error) {
      toast({ text: problemOf(error, t).title });
    }
  }

  return html`
    <nav class="crumbs" aria-label=${t.crumbs}><ol><li><${Step} address=${address} to=${{ record: undefined }}>${t.views.exams}<//></li><li aria-current="page">${t.examsPlan}</li></ol></nav>
    <form class="card exam-plan" onSubmit=${save} onKeyDown=${event => event.key === 'Escape' && form === first && close()}>
      <h2>${t.examsPlan}</h2>
      <p class="soft">${t.planText}</p>
      <div class="plan-pair">
        <label><span>${t.planGrade}</span>
          <select name="grade" value=${form.grade} onChange=${event => set({ grade: Number(event.target.value), papers: papersOf(exams, Number(event.target.value)) })}>
            ${Object.entries(Grades).map(([stage, grades]) => html`<optgroup key=${stage} label=${t.planStages[stage]}>${grades.map(grade => html`<option key=${grade} value=${grade} selected=${grade === form.grade}>${t.planGradeOf(grade)}</option>`)}</optgroup>`)}
          </select></label>
        <label><span>${t.planTerm}</span>
          <select name="term" value=${form.term} onChange=${event => set({ term: event.target.value, rosterDay: within(place.terms.find(each => each.id === event.target.value)) })}>
            ${place.terms.map(each => html`<option key=${each.id} value=${each.id} selected=${each.id === form.term}>${t.termName(each)}</option>`)}
          </select></label>
        <label><span>${t.planKind}</span>
          <select name="kind" value=${form.kind} onChange=${event => set({ kind: event.target.value })}>
            ${Object.entries(t.planKinds).map(([kind, text]) => html`<option key=${kind} value=${kind} selected=${kind === form.kind}>${text}</option>`)}
          </select></label>
      </div>
      ${already && html`<p class="soft small">${already.length === 0 ? t.planAlreadyNone(form.grade) : t.planAlready(form.grade, already.map(each => (t.lang === 'zh' ? `${each.name}（${t.in(each.kindName)}）` : `${each.name} (${t.in(each.kindName)})`)).join(t.lang === 'zh' ? '、' : ', '))}</p>`}
      <div class="plan-pair">
        <${Field} label=${t.planName} required maxlength="60" value=${name} faults=${faultsOf(problem, 'name')} onInput=${event => setForm({ ...form, name: event.target.value })} />
        <${Field} label=${t.planRosterDay} type="date" required min=${term?.firstDay} max=${term?.lastDay} value=${form.rosterDay} help=${t.planRosterDayHelp} faults=${faultsOf(problem, 'rosterDay')} onInput=${event => setForm({ ...form, rosterDay: event.target.value })} />
      </div>
      <${Papers} subjects=${inOrder(subjects.data.items.map(each => each.record), papersOf(exams, form.grade))} papers=${form.papers} faults=${faultsOf(problem, 'papers')} onChange=${papers => setForm({ ...form, papers })} />
      ${limit ? html`
        <div class="problem guard" role="alert">
          <p class="problem-title">${t.planRefused}</p>
          <p><strong>${limit.message}</strong> <code>${limit.rule}</code></p>
          <p>${t.planWays}</p>
          ${!excepts && html`<button type="button" class="quiet" onClick=${() => setForm({ ...form, overrideReason: '' })}>${t.planExcept}</button>`}
        </div>` : html`<${Problem} problem=${apart(problem, Beside)} />`}
      ${excepts && html`
        <${Field} label=${t.planReason} required minlength=${LeastReason} maxlength="500" value=${form.overrideReason} help=${t.planReasonHelp} faults=${faultsOf(problem, 'overrideReason')} onInput=${event => setForm({ ...form, overrideReason: event.target.value })}>
          <button type="button" class="quiet" onClick=${() => { setForm({ ...form, overrideReason: null }); setProblem(null); }}>${t.planNoException}</button>
        <//>`}
      <div class="acts">
        <button type="submit" class="act" aria-busy=${busy} disabled=${busy || (limit && !excepts)}>${excepts ? t.planWithReason : t.planSave}</button>
        <button type="button" class="quiet" onClick=${close}>${t.planCancel}</button>
      </div>
    </form>`;
}

function Papers({ subjects, papers, faults, onChange }) {
  const t = useWords();
  const nameOf = subject => (t.lang === 'en' && subject.nameEn) || subject.name;
  return html`
    <fieldset class="plan-papers">
      <legend>${t.planPapers}</legend>
      <p class=${faults.length > 0 ? 'bad small' : 'soft small'}>${faults.length > 0 ? faults.map(each => t.joined(each.message, each.remedy)).join(' ') : t.planPapersHelp}</p>
      ${subjects.map(subject => {
        const mark = papers[subject.id] ?? null;
        return html`
          <div key=${subject.id}>
            <label><input type="checkbox" checked=${mark !== null} onChange=${() => onChange({ ...papers, [subject.id]: mark === null ? UsualMark : null })} /> ${nameOf(subject)}</label>
            ${mark !== null && html`<input type="number" inputmode="decimal" required min="0.01" max="1000" step="any" aria-label=${t.planFullMark(nameOf(subject))} value=${mark} onInput=${event => onChange({ ...papers, [subject.id]: event.target.value })} />`}
          </div>`;
      })}
    </fieldset>`;
}

// As the school names its exams, until somebody writes another name.
const nameOf = ({ grade, kind }, t) => t.planNameOf(grade, t.planKinds[kind]);

// The papers of the grade's exam before, by subject.
function papersOf(exams, grade) {
  const last = exams.filter(each => each.grade === grade).sort((a, b) => a.rosterDay.localeCompare(b.rosterDay)).at(-1);
  return Object.fromEntries((last?.papers ?? []).map(paper => [paper.subject, paper.fullMark]));
}

// Those of the grade's exam before come first.
const inOrder = (subjects, usual) => [...subjects.filter(each => each.id in usual), ...subjects.filter(each => !(each.id in usual))];

// Today where the term has it, else the nearer end.
function within({ firstDay, lastDay }) {
  const today = new Date().toLocaleDateString('sv-SE');
  return today < firstDay ? firstDay : today > lastDay ? lastDay : today;
}
