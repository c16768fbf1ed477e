import { html, useState } from '/vendor/htm/standalone.module.js';
import { useAnswer } from './api.js';
import { useUnkept } from './drafts.js';
import { Field } from './fields.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { sendTogether } from './outbox.js';
import { Problem, Waiting } from './problems.js';
import { both } from './weeks.js';

/**
 * A plan given to another teacher from a day on, after the last session that was held: the old one ends the day before with the sessions that were
 * due by then, the rest of them are the new one's, with the same pupil, subject and fixings.
 */
export function HandOver({ school, base, data, item, tag, onDone }) {
  const t = useWords();
  const { plan: { record: plan }, pupilName, subjectName, className } = item;
  const staff = useAnswer(`${base}/staff?limit=200`);
  const first = nextDay(item.lastHeld && item.lastHeld > plan.from ? item.lastHeld : plan.from);
  // Who was behind stays so: what was due and not held is not taken from the plan.
  const due = Math.min(plan.plannedSessions, Math.max(1, item.held, Math.round(item.expected)));
  const [form, setForm] = useState({ teacher: '', from: data.day > first ? data.day : first, sessions: Math.max(1, plan.plannedSessions - due), outcome: '' });
  useUnkept(Boolean(form.teacher || form.outcome));
  const set = name => event => setForm({ ...form, [name]: event.target.value });
  if (staff.problem) return html`<${Problem} problem=${staff.problem} onRetry=${staff.again} />`;
  if (!staff.data) return html`<${Waiting} rows=${3} />`;
  const others = staff.data.items.map(each => each.record).filter(each => each.id !== plan.teacher && (!each.to || each.to >= form.from));

  function save(event) {
    event.preventDefault();
    const names = { pupilName, subjectName, className, teacherName: others.find(each => each.id === form.teacher).name };
    const label = both(each => each.tutoringPlanName(pupilName, each.in(subjectName)));
    sendTogether([
      { school: school.id, noun: 'tutoring-plans', tag, was: plan, back: { view: 'tutoring', record: plan.id }, label, record: { ...plan, to: dayBefore(form.from), plannedSessions: due, outcome: form.outcome.trim() || null } },
      { school: school.id, noun: 'tutoring-plans', names, back: { view: 'tutoring', record: undefined }, label, record: { ...plan, id: newId(), teacher: form.teacher, from: form.from, to: plan.to, plannedSessions: Number(form.sessions), outcome: null } },
    ], both(each => each.tutoringHandedOver(pupilName, names.teacherName)));
    onDone();
  }

  return html`
    <form class="week-form" onSubmit=${save} onKeyDown=${event => event.key === 'Escape' && onDone()}>
      <p class="soft">${t.tutoringHandOverText(item.held, due)}</p>
      <div class="week-pair">
        <label class="choice"><span>${t.tutoringHandOverTo}</span>
          <select required value=${form.teacher} onChange=${set('teacher')}>
            <option value="" disabled>${t.tutoringTeacher}</option>
            ${others.map(each => html`<option key=${each.id} value=${each.id}>${each.name} ${each.id}</option>`)}
          </select>
        </label>
        <${Field} label=${t.tutoringFrom} type="date" required min=${first} max=${plan.to ?? undefined} value=${form.from} onInput=${set('from')} />
        <${Field} label=${t.tutoringPlanned} type="number" inputmode="numeric" min="1" max="200" required value=${form.sessions} onInput=${set('sessions')} />
      </div>
      <${Outcome} value=${form.outcome} onInput=${outcome => setForm({ ...form, outcome })} />
      <div class="acts"><button type="submit" class="act">${t.tutoringHandOver}</button><button type="button" class="quiet" onClick=${onDone}>${t.tutoringCancel}</button></div>
    </form>`;
}

/** What came of a plan, in the words of who ends it. */
export function Outcome({ value, onInput }) {
  const t = useWords();
  return html`<label class="long-text">${t.tutoringOutcome}<textarea rows="2" maxlength="500" value=${value} placeholder=${t.tutoringOutcomeHelp} onInput=${event => onInput(event.target.value)}></textarea></label>`;
}

const moved = (day, days) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const nextDay = day => moved(day, 1);
const dayBefore = day => moved(day, -1);
