import { html, useState } from '/vendor/htm/standalone.module.js';
import { Fresh } from './address.js';
import { useAnswer } from './api.js';
import { Field } from './fields.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { send } from './outbox.js';
import { Step } from './step.js';
import { Problem, Waiting } from './problems.js';
import { useUnsettled } from './unsettled.js';
import { VoidButton } from './voiding.js';
import { both, dayName } from './weeks.js';

const UsualMinutes = 40;

/** The week's tutoring: what the plans ask for, held in one tap, and what came of it. */
export function Tutoring({ address, school, data: shown, base, week, query, mine }) {
  const t = useWords();
  const { data, problem, again } = useAnswer(`${week}/tutoring${query || `?week=${shown.week}`}`);
  const unsettled = useUnsettled('tutoring-sessions', data, again);
  const back = { view: 'week', week: String(shown.week), person: mine ? undefined : shown.staff };
  return html`
    <article class="card week-tutoring">
      <header class="week-head"><h2>${t.weekTutoring}</h2> <${Step} address=${address} to=${{ ...Fresh, view: 'tutoring', q: mine ? undefined : shown.staff }}>${t.weekAllPlans}<//></header>
      ${problem ? html`<${Problem} problem=${problem} onRetry=${again} />` : !data ? html`<${Waiting} rows=${3} />`
        : data.plans.length === 0 ? html`<p class="soft">${t.weekTutoringNone}</p>` : html`
        <ul class="week-plans">
          ${data.plans.map(due => html`<${Plan} key=${due.standing.plan.record.id} due=${due} sessions=${overlaid(due, unsettled)} mayWrite=${data.mayWrite} school=${school} base=${base} shown=${shown} back=${back} onDone=${again} />`)}
        </ul>`}
    </article>`;
}

function Plan({ due, sessions, mayWrite, school, base, shown, back, onDone }) {
  const t = useWords();
  const { plan: { record: plan }, pupilName, className, subjectName, held } = due.standing;
  const waiting = due.due.filter(day => !sessions.some(each => each.record.date === day));
  const [more, setMore] = useState(null);
  const today = shown.today;
  const end = shown.weeks.find(each => each.week === shown.week).lastDay;
  const usual = today >= shown.days[0].date && today <= end ? today : end;

  const sessionOn = date => ({
    id: newId(), date, startsAt: due.due.includes(date) ? due.at : null, teacher: plan.teacher, pupil: plan.pupil, subject: plan.subject,
    minutes: UsualMinutes, content: plan.content, effect: null, next: null,
  });
  const isTaken = session => sessions.some(each => each.record.id !== session.id && each.record.date === session.date && timeOf(each.record) === timeOf(session));
  const hold = session => send({ school: school.id, noun: 'tutoring-sessions', record: session, back, label: both(each => each.weekSessionName(pupilName, session.date)) });

  // A session that stands there already is not proposed again: when the other one was is asked for.
  function holdAgain() {
    const session = sessionOn(usual);
    if (isTaken(session)) setMore({ ...session, startsAt: null });
    else hold(session);
  }

  return html`
    <li>
      <p class="week-plan"><strong>${pupilName}</strong> <span class="soft">${[className, t.in(subjectName), t.weekTutoringKinds[plan.kind]].filter(Boolean).join(' · ')}</span>
        <span class="week-count">${t.weekSessions(held + sessions.filter(each => each.write && !isStuck(each)).length, plan.plannedSessions)}</span></p>
      <p class="soft small">${[plan.time, plan.place, plan.content].join(' · ')}</p>
      ${sessions.map(each => html`<${Session} key=${each.record.id} session=${each} pupil=${pupilName} isTaken=${isTaken} school=${school} base=${base} mayWrite=${mayWrite} back=${back} onDone=${onDone} />`)}
      ${waiting.map(day => html`
        <div class="week-due" key=${day}>
          <span>${dayName(day, t)} ${due.at?.slice(0, 5) ?? ''} <span class="band">${day > today ? t.weekTutoringNotYet : t.weekTutoringDue}</span></span>
          ${mayWrite && day <= today && html`<button type="button" class="act" aria-label=${t.weekHeldOf(pupilName, dayName(day, t))} onClick=${() => hold(sessionOn(day))}>${t.weekHeld}</button>`}
        </div>`)}
      ${mayWrite && waiting.length === 0 && usual <= today && html`<button type="button" class="quiet" aria-label=${t.joined(t.weekHeldAgain, pupilName)} aria-expanded=${more ? 'true' : undefined} onClick=${holdAgain}>${t.weekHeldAgain}</button>`}
      ${more && html`<${SessionForm} first=${more} text=${t.weekTutoringAgain} isTaken=${isTaken} onSave=${session => { hold(session); setMore(null); }} onCancel=${() => setMore(null)} />`}
    </li>`;
}

function Session({ session, pupil, school, base, mayWrite, isTaken, back, onDone }) {
  const t = useWords();
  const { record, state, write } = session;
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const day = dayName(record.date, t);

  function save(next) {
    send({ school: school.id, noun: 'tutoring-sessions', record: next, back, label: both(each => each.weekSessionName(pupil, next.date)), ...(state && { tag: `"${state.version}"`, was: record }) });
    close();
  }

  return html`
    <div class="week-due is-held">
      <span>${isStuck(session) ? '' : '✓ '}${day} ${timeOf(record)} <span class="soft">${t.weekMin(record.minutes)}${record.effect ? ` · ${record.effect}` : ''}</span> ${write && write !== 'arrived' && html`<span class="band">${isStuck(session) ? t.weekStuck : t.weekSending}</span>`}</span>
      ${mayWrite && html`<button type="button" class="quiet" aria-expanded=${open ? 'true' : 'false'} disabled=${write === 'sending' || write === 'arrived'} aria-label=${t.weekSessionMoreOf(pupil, day)} onClick=${() => setOpen(!open)}>${t.weekSessionMore}</button>`}
    </div>
    ${open && html`
      <${SessionForm} first=${record} isTaken=${isTaken} onSave=${save} onCancel=${close}>
        ${state && html`<${VoidButton} path=${`${base}/tutoring-sessions/${record.id}`} tag=${`"${state.version}"`} name=${t.weekSessionName(pupil, record.date)} onDone=${() => { close(); onDone(); }} />`}
      <//>`}`;
}

/** One session of tutoring: when it was, and what came of it. Two at the same time are one. */
function SessionForm({ first, text, isTaken, onSave, onCancel, children }) {
  const t = useWords();
  const [form, setForm] = useState(first);
  const set = name => event => setForm({ ...form, [name]: event.target.value });
  const next = { ...form, minutes: Number(form.minutes), startsAt: form.startsAt || null, effect: form.effect?.trim() || null, next: form.next?.trim() || null };
  const faults = isTaken(next) ? [{ message: t.weekTutoringSame, remedy: '' }] : [];

  function save(event) {
    event.preventDefault();
    if (faults.length === 0) onSave(next);
  }

  return html`
    <form class="week-form" onSubmit=${save} onKeyDown=${event => event.key === 'Escape' && onCancel()}>
      ${text && html`<p class="soft small">${text}</p>`}
      <div class="week-pair">
        <${Field} label=${t.weekDate} type="date" required value=${form.date} faults=${faults} onInput=${set('date')} />
        <${Field} label=${t.weekAt} type="time" value=${timeOf(form)} required=${Boolean(text)} onInput=${set('startsAt')} />
        <${Field} label=${t.weekMinutes} type="number" inputmode="numeric" min="1" max="240" required value=${form.minutes} onInput=${set('minutes')} />
      </div>
      <${Field} label=${t.weekContent} maxlength="500" required value=${form.content} onInput=${set('content')} />
      <${Field} label=${t.weekEffect} maxlength="500" value=${form.effect ?? ''} onInput=${set('effect')} />
      <${Field} label=${t.weekNext} maxlength="500" value=${form.next ?? ''} onInput=${set('next')} />
      <div class="acts">
        <button type="submit" class="act">${t.weekSave}</button>
        <button type="button" class="quiet" onClick=${onCancel}>${t.weekCancel}</button>
        ${children}
      </div>
    </form>`;
}

const timeOf = record => record.startsAt?.slice(0, 5) ?? '';
const isStuck = ({ write }) => write === 'refused' || write === 'conflict';

// The sessions of the week as they will be once what is on its way has arrived.
function overlaid(due, unsettled) {
  const { teacher, pupil, subject } = due.standing.plan.record;
  let sessions = due.sessions;
  for (const { record, voids, state } of unsettled.filter(each => each.record.teacher === teacher && each.record.pupil === pupil && each.record.subject === subject)) {
    const before = sessions.find(each => each.record.id === record.id);
    sessions = sessions.filter(each => each !== before);
    if (!voids) sessions = [...sessions, { ...before, record, write: before?.state ? undefined : state }];
  }

  return [...sessions].sort((a, b) => a.record.date.localeCompare(b.record.date));
}
