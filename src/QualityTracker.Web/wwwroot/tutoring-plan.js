import { html, useState } from '/vendor/htm/standalone.module.js';
import { useAnswer } from './api.js';
import { Download } from './downloads.js';
import { Field } from './fields.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { send } from './outbox.js';
import { Problem, Waiting } from './problems.js';
import { may } from './roles.js';
import { PlanForm, Writers } from './tutoring-form.js';
import { HandOver, Outcome } from './tutoring-handover.js';
import { holds } from './views.js';
import { VoidButton } from './voiding.js';
import { StateBand, both, dayName } from './weeks.js';

const UsualMinutes = 40;
const States = { met: 'complete', ahead: 'changed', onPace: 'nothing', behind: 'missing' };

/** One plan: whom, by whom, the four fixings, how many sessions are held of those planned, and what may be done with it. */
export function Plan({ item, onDone, isOpen, ...parts }) {
  const t = useWords();
  const { school, term, base, data, session, own, unsettled } = parts;
  const { plan: { record: plan, state }, pupilName, className, subjectName, teacherName, write } = item;
  const [doing, setDoing] = useState(isOpen ? 'sessions' : null);
  const [last, setLast] = useState(data.day);
  const [outcome, setOutcome] = useState(plan.outcome ?? '');
  const [problem, setProblem] = useState(null);
  const toggle = what => setDoing(doing === what ? null : what);
  const name = t.tutoringPlanName(pupilName, t.in(subjectName));
  const tag = state && `"${state.version}"`;
  const share = amount => `${Math.min(100, plan.plannedSessions > 0 ? amount / plan.plannedSessions * 100 : 0)}%`;
  const busy = write === 'sending' || write === 'arrived';

  function end(event) {
    event.preventDefault();
    send({ school: school.id, noun: 'tutoring-plans', record: { ...plan, to: last, outcome: outcome.trim() || null }, tag, was: plan, back: { view: 'tutoring', record: plan.id }, label: both(each => each.tutoringPlanName(pupilName, each.in(subjectName))) });
    setDoing(null);
  }

  // With what the plan says, as on the week's page, where what came of it is written; there a second one of the day is entered too.
  const isHeld = item.lastHeld === data.day || unsettled.some(({ record, voids }) => !voids && record.date === data.day && record.teacher === plan.teacher && record.pupil === plan.pupil && record.subject === plan.subject);
  const mayHold = item.mayWrite && (plan.teacher === own || holds(session, ['office'], school.id)) && state && data.day <= data.today && plan.from <= data.day && (!plan.to || plan.to >= data.day);
  const hold = () => send({
    school: school.id, noun: 'tutoring-sessions', back: { view: 'tutoring', day: data.day }, label: both(each => each.tutoringSessionName(pupilName, data.day)),
    record: { id: newId(), date: data.day, startsAt: null, teacher: plan.teacher, pupil: plan.pupil, subject: plan.subject, minutes: UsualMinutes, content: plan.content, effect: null, next: null },
  });

  return html`
    <li class="card plan">
      <header class="week-head">
        <h2>${pupilName} <span class="soft">${[className, t.in(subjectName), t.tutoringKinds[plan.kind]].filter(Boolean).join(' · ')}</span></h2>
        <${StateBand} state=${States[item.state]}>${t.tutoringStates[item.state]}<//>
      </header>
      <div class="plan-done pace-done">
        <span class="norms-bar" aria-hidden="true"><span class=${item.state === 'behind' ? '' : 'full'} style=${{ width: share(item.held) }}></span>${item.state !== 'met' && html`<i style=${{ left: share(item.expected) }}></i>`}</span>
        <span>${t.tutoringHeld(item.held, plan.plannedSessions)} <small class="soft">${[item.state !== 'met' && t.tutoringExpected(Number(item.expected.toFixed(1))), item.lastHeld ? t.tutoringLast(dayName(item.lastHeld, t)) : t.tutoringNever].filter(Boolean).join(' · ')}</small></span>
      </div>
      <dl class="fixings">
        <div><dt>${t.tutoringTime}</dt><dd>${plan.time}</dd></div>
        <div><dt>${t.tutoringPlace}</dt><dd>${plan.place}</dd></div>
        <div><dt>${t.tutoringContent}</dt><dd>${plan.content}</dd></div>
        <div><dt>${t.tutoringRequirement}</dt><dd>${plan.requirement}</dd></div>
      </dl>
      <p class="soft small">${t.tutoringBy(teacherName)} · ${t.tutoringDays(plan.from, plan.to)}</p>
      ${plan.outcome && html`<p><span class="soft">${t.tutoringOutcome}${t.lang === 'zh' ? '：' : ': '}</span>${plan.outcome}</p>`}
      ${item.handOver && html`<p class="notice" role="note">${t.in(item.handOver)}</p>`}
      <${Problem} problem=${problem} />
      <div class="acts">
        ${mayHold && (isHeld ? html`<span class="band band-0">✓ ${t.tutoringHeldOn(dayName(data.day, t))}</span>`
          : html`<button type="button" class="act" aria-label=${t.tutoringHoldOf(pupilName, dayName(data.day, t))} onClick=${hold}>${t.tutoringHold(dayName(data.day, t))}</button>`)}
        <button type="button" class="quiet" aria-expanded=${doing === 'sessions' ? 'true' : 'false'} aria-label=${t.tutoringSessionsOf(pupilName)} onClick=${() => toggle('sessions')}>${t.tutoringSessions}</button>
        ${(plan.teacher === own || may(session, 'wholeTutoring', school.id)) && html`<${Download} look="quiet" href=${`${base}/tutoring-books/${encodeURIComponent(term.id)}/${encodeURIComponent(plan.teacher)}.pdf`} name=${`${t.tutoringBook} ${teacherName}.pdf`} label=${t.tutoringBook} onProblem=${setProblem} />`}
        ${tag && html`<${Download} look="quiet" href=${`${base}/tutoring-plans/${plan.id}/record.pdf?lang=${t.lang}`} name=${`${t.tutoringRecord} ${pupilName}.pdf`} label=${t.tutoringRecord} onProblem=${setProblem} />`}
        ${item.mayWrite && html`
          <button type="button" class="quiet" disabled=${busy} aria-expanded=${doing === 'change' ? 'true' : 'false'} aria-label=${t.tutoringChangeOf(pupilName)} onClick=${() => toggle('change')}>${t.tutoringChange}</button>
          ${tag && html`
            <button type="button" class="quiet" disabled=${busy} aria-expanded=${doing === 'end' ? 'true' : 'false'} aria-label=${t.tutoringEndOf(pupilName)} onClick=${() => toggle('end')}>${t.tutoringEnd}</button>
            ${holds(session, Writers, school.id) && (!plan.to || plan.to > plan.from) && html`<button type="button" class="quiet" disabled=${busy} aria-expanded=${doing === 'over' ? 'true' : 'false'} aria-label=${t.tutoringHandOverOf(pupilName)} onClick=${() => toggle('over')}>${t.tutoringHandOver}</button>`}
            <${VoidButton} path=${`${base}/tutoring-plans/${plan.id}`} tag=${tag} name=${name} onDone=${onDone} />`}`}
      </div>
      ${doing === 'sessions' && html`<${Sessions} base=${base} plan=${plan} />`}
      ${doing === 'change' && html`<${PlanForm} ...${parts} item=${item} onDone=${() => setDoing(null)} />`}
      ${doing === 'end' && html`
        <form class="week-form" onSubmit=${end} onKeyDown=${event => event.key === 'Escape' && setDoing(null)}>
          <${Field} label=${t.tutoringEndOn} type="date" required min=${plan.from} value=${last} help=${t.tutoringEndText} onInput=${event => setLast(event.target.value)} />
          <${Outcome} value=${outcome} onInput=${setOutcome} />
          <div class="acts"><button type="submit" class="act">${t.tutoringEnd}</button><button type="button" class="quiet" onClick=${() => setDoing(null)}>${t.tutoringCancel}</button></div>
        </form>`}
      ${doing === 'over' && html`<${HandOver} ...${parts} item=${item} tag=${tag} onDone=${() => setDoing(null)} />`}
    </li>`;
}

function Sessions({ base, plan }) {
  const t = useWords();
  const query = new URLSearchParams({ teacher: plan.teacher, pupil: plan.pupil, subject: plan.subject, since: plan.from, limit: '200', ...(plan.to && { until: plan.to }) });
  const { data, problem, again } = useAnswer(`${base}/tutoring-sessions?${query}`);
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${3} />`;
  if (data.items.length === 0) return html`<p class="soft">${t.tutoringNoSessions}</p>`;
  return html`
    <ol class="plan-sessions">${data.items.map(({ record }) => html`
      <li key=${record.id}><strong>${dayName(record.date, t)}</strong> ${record.startsAt?.slice(0, 5) ?? ''} <span class="soft">${t.tutoringMinutes(record.minutes)}</span><br />${[record.content, record.effect, record.next].filter(Boolean).join(' → ')}</li>`)}</ol>`;
}
