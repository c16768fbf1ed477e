import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/tutoring.js';
import { useAnswer } from './api.js';
import { useWords } from './languages.js';
import { Problem, Waiting } from './problems.js';
import { PlanForm } from './tutoring-form.js';
import { Plan } from './tutoring-plan.js';
import { useUnsettled } from './unsettled.js';

const fits = {
  all: () => true,
  behind: each => each.state === 'behind',
  none: each => each.held === 0,
  over: each => each.state === 'met',
};
const Shown = 40;

/** The term's tutoring plans with their four fixings, planned beside held, and who has none. */
export default function Tutoring({ address, place, session }) {
  const t = useWords();
  const { school, term } = place;
  const base = `/api/v1/schools/${encodeURIComponent(school.id)}`;
  const board = `${base}/tutoring-boards/${encodeURIComponent(term.id)}`;
  const { data, problem, again } = useAnswer(`${board}${address.day ? `?day=${address.day}` : ''}`);
  const unsettled = useUnsettled('tutoring-plans', data, again);
  const sessions = useUnsettled('tutoring-sessions', data, again);
  const [form, setForm] = useState(null);
  const [most, setMost] = useState(Shown);
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${10} />`;

  const items = overlaid(data.items, unsettled);
  const filter = fits[address.filter] ? address.filter : 'all';
  const text = (address.q ?? '').trim().toLowerCase();
  const has = each => [each.pupilName, each.teacherName, each.className, each.plan.record.teacher, each.plan.record.pupil].some(word => word?.toLowerCase().includes(text));
  const shown = items.filter(each => (address.record ? each.plan.record.id === address.record : fits[filter](each) && has(each)));
  const own = session.account.school === school.id ? session.account.staff : undefined;
  const parts = { address, school, term, base, board, session, own, data };
  const counts = [['plans', items.length], ['behind', items.filter(fits.behind).length], ['none', items.filter(fits.none).length], ...(data.without.length > 0 ? [['without', data.without.length]] : [])];

  return html`
    <section class="tutoring" aria-label=${t.views.tutoring}>
      <div class="tools pace-day">
        <label><span>${t.tutoringDay}</span><input type="date" name="day" required min=${term.firstDay} max=${term.lastDay} value=${data.day} onChange=${event => event.target.value && address.go({ day: event.target.value }, { replace: true })} /></label>
        <div class="tools-end">${data.mayCreate && html`<button type="button" class="act" aria-expanded=${form === 'new' ? 'true' : 'false'} onClick=${() => setForm(form === 'new' ? null : 'new')}>＋ ${t.tutoringNew}</button>`}</div>
      </div>
      ${form && html`<${PlanForm} key=${typeof form === 'object' ? form.teacher : 'new'} ...${parts} teacher=${form.teacher} onDone=${() => setForm(null)} />`}
      ${items.length === 0 ? html`<div class="empty"><h2>${t.tutoringEmpty}</h2><p>${t.tutoringEmptyText}</p></div>` : html`
        <dl class=${`glance ${counts.length === 4 ? 'of-four' : ''}`}>${counts.map(([name, number]) => html`<div key=${name}><dt>${t.tutoringCounts[name]}</dt><dd>${number}</dd></div>`)}</dl>
        ${!address.record && html`
          <div class="tools">
            <div class="pace-states" role="group" aria-label=${t.tutoringFilterBy}>
              ${Object.keys(fits).map(each => html`
                <button type="button" key=${each} class="quiet" aria-pressed=${each === filter ? 'true' : 'false'} onClick=${() => address.go({ filter: each === 'all' ? undefined : each }, { replace: true })}>${t.tutoringFilters[each]} <b>${items.filter(fits[each]).length}</b></button>`)}
            </div>
            <label class="find"><span class="unseen">${t.tutoringFind}</span><input type="search" placeholder=${t.tutoringFind} value=${address.q ?? ''} onInput=${event => address.go({ q: event.target.value || undefined }, { replace: true })} /></label>
          </div>`}
        ${address.record && html`<p><button type="button" class="quiet" onClick=${() => address.go({ record: undefined })}>← ${t.tutoringShowAll}</button></p>`}
        ${shown.length === 0 && html`<p class="soft">${t.tutoringNoneFound} <button type="button" class="quiet" onClick=${() => address.go({ filter: undefined, q: undefined, record: undefined })}>${t.tutoringShowAll}</button></p>`}
        <ul class="plans">${shown.slice(0, most).map(each => html`<${Plan} key=${each.plan.record.id} ...${parts} unsettled=${sessions} item=${each} isOpen=${address.record === each.plan.record.id} onDone=${again} />`)}</ul>
        ${shown.length > most && html`<p><button type="button" class="act outline" onClick=${() => setMost(most + Shown)}>${t.showMore(Math.min(Shown, shown.length - most))}</button></p>`}`}
      ${data.without.length > 0 && !address.record && html`<${Without} people=${data.without} onMake=${data.mayCreate && (teacher => { setForm({ teacher }); scrollTo(0, 0); })} />`}
    </section>`;
}

function Without({ people, onMake }) {
  const t = useWords();
  return html`
    <details class="card without">
      <summary>${t.tutoringWithout(people.length)}</summary>
      <ul>${people.map(each => html`
        <li key=${each.staff}><span><strong>${each.name}</strong> <span class="soft">${each.staff} · ${[...each.subjects.map(subject => t.in(subject)), ...each.classes].join(' · ')}</span></span>
          ${onMake && html`<button type="button" class="quiet" aria-label=${t.tutoringMakeFor(each.name)} onClick=${() => onMake(each.staff)}>${t.tutoringMake}</button>`}</li>`)}</ul>
    </details>`;
}

// The plans as they will be once what is on its way has arrived.
function overlaid(items, unsettled) {
  let all = items;
  for (const { record, voids, state, names } of unsettled) {
    const before = all.find(each => each.plan.record.id === record.id);
    const after = { expected: 0, held: 0, lastHeld: null, state: 'ahead', mayWrite: true, ...names, ...before, plan: { ...before?.plan, record }, write: state };
    all = voids ? all.filter(each => each !== before) : before ? all.map(each => (each === before ? after : each)) : [after, ...all];
  }

  return all;
}
