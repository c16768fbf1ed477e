import { html } from '/vendor/htm/standalone.module.js';
import './words/hours.js';
import './words/week.js';
import { useAnswer } from './api.js';
import { useWords } from './languages.js';
import { sendTogether } from './outbox.js';
import { Step } from './step.js';
import { Problem, Waiting } from './problems.js';
import { Sure } from './sure.js';
import { useUnsettled } from './unsettled.js';
import { confirmed } from './week-hours.js';
import { StateBand, WeekChoice, both, nameOfLine } from './weeks.js';

const fits = {
  open: each => each.missing.length > 0,
  changed: each => each.changed > 0,
  unassigned: each => each.unassigned > 0,
  all: () => true,
};

/** The school's hours of a week: who has recorded what the timetable proposes, and what is missing. */
export default function SchoolHours({ address, place }) {
  const t = useWords();
  const { school, term } = place;
  const query = address.week ? `?week=${encodeURIComponent(address.week)}` : '';
  const { data, problem, again } = useAnswer(`/api/v1/schools/${encodeURIComponent(school.id)}/working-weeks/${encodeURIComponent(term.id)}${query}`);
  const unsettled = useUnsettled('teaching-hours', data, again);
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${12} />`;
  if (data.items.length === 0) return html`<div class="empty"><h2>${t.hoursNobody}</h2><p>${t.hoursNobodyText}</p></div>`;
  const people = data.items.map(each => overlaid(each, data, unsettled));
  const filter = fits[address.filter] ? address.filter : 'open';
  const text = (address.q ?? '').trim().toLowerCase();
  const shown = people.filter(each => fits[filter](each) && (each.name.toLowerCase().includes(text) || each.staff.toLowerCase().includes(text)));
  const open = people.filter(fits.open);
  const week = data.weeks.find(each => each.week === data.week);
  const counts = ['complete', 'partly', 'missing'].map(state => [state, people.filter(each => each.state === state).length]);
  const writesOf = each => confirmed({ school, data: { staff: each.staff, term: data.term, week: data.week }, back: { view: 'hours', week: String(data.week) } }, each.missing);
  const lines = open.reduce((sum, each) => sum + each.missing.length, 0);

  const confirmAll = () => sendTogether(open.flatMap(each => writesOf(each)[0]), both(each => each.hoursConfirmedAll(data.week, open.length)));

  return html`
    <section class="school-hours" aria-label=${t.views.hours}>
      <${WeekChoice} address=${address} week=${data.week} weeks=${data.weeks} mark=${each => each.isOver && t.hoursLeft(each.missing, each.partly)} />
      ${!week.isOver && html`<p class="notice">${t.hoursNotOver}</p>`}
      <dl class="glance">${counts.map(([state, number]) => html`<div key=${state}><dt>${t.hoursPeople[state]}</dt><dd>${number}</dd></div>`)}</dl>
      <div class="tools">
        <div class="pace-states" role="group" aria-label=${t.hoursFilterBy}>
          ${Object.keys(fits).map(each => html`
            <button type="button" key=${each} class="quiet" aria-pressed=${each === filter ? 'true' : 'false'} onClick=${() => address.go({ filter: each === 'open' ? undefined : each }, { replace: true })}>${t.hoursFilters[each]} <b>${people.filter(fits[each]).length}</b></button>`)}
        </div>
        <label class="find"><span class="unseen">${t.hoursFind}</span><input type="search" placeholder=${t.hoursFind} value=${address.q ?? ''} onInput=${event => address.go({ q: event.target.value || undefined }, { replace: true })} /></label>
      </div>
      ${data.mayWrite && filter === 'open' && !text && open.length > 1 && html`<p><${Sure} label=${t.hoursConfirmAll(open.length, lines)} text=${t.hoursConfirmAllText} onSure=${confirmAll} /></p>`}
      ${shown.length === 0
        ? filter === 'open' && !text ? html`<div class="empty"><h2>${t.hoursAllSet}</h2><p>${t.hoursAllSetText}</p><button type="button" class="act outline" onClick=${() => address.go({ filter: 'all' })}>${t.hoursShowAll}</button></div>`
          : html`<p class="soft">${t.hoursNoneFound} <button type="button" class="quiet" onClick=${() => address.go({ filter: 'all', q: undefined })}>${t.hoursShowAll}</button></p>`
        : html`
        <div class="table-frame"><table class="cards hours-table">
          <thead><tr><th scope="col">${t.hoursWho}</th><th scope="col">${t.hoursState}</th><th scope="col" class="money">${t.hoursProposed}</th><th scope="col" class="money">${t.hoursRecorded}</th><th scope="col">${t.hoursCover}</th><th scope="col">${t.hoursMissing}</th></tr></thead>
          <tbody>${shown.map(each => html`<${Person} key=${each.staff} address=${address} person=${each} week=${data.week} mayWrite=${data.mayWrite} onConfirm=${() => sendTogether(...writesOf(each))} />`)}</tbody>
        </table></div>`}
    </section>`;
}

function Person({ address, person, week, mayWrite, onConfirm }) {
  const t = useWords();
  const missing = person.missing.map(line => t.hoursMissingLine(nameOfLine(line, t), line.proposed)).join(t.lang === 'zh' ? '；' : '; ');
  return html`
    <tr>
      <th scope="row"><${Step} address=${address} to=${{ view: 'week', person: person.staff, week: String(week), filter: undefined, q: undefined }}>${person.name}<//> <span class="soft">${person.staff}</span></th>
      <td><${StateBand} state=${person.state}>${person.onItsWay ? t.weekSending : t.weekStates[person.state]}<//>
        ${person.changed > 0 && html` <small class="soft">${t.hoursChanged(person.changed)}</small>`}
        ${person.unassigned > 0 && html`<br /><small class="warn">${t.hoursUnassigned(person.unassigned)}</small>`}</td>
      <td class="money" data-label=${t.hoursProposed}>${person.proposed}</td>
      <td class="money" data-label=${t.hoursRecorded}>${person.recorded}</td>
      <td data-label=${t.hoursCover}>${t.hoursCovers(person.coverTaught, person.coverAway)}</td>
      <td data-label=${t.hoursMissing}>${missing && html`<span>${missing} ${mayWrite && html`<button type="button" class="quiet" aria-label=${t.hoursConfirmOf(person.name, person.missing.length)} onClick=${onConfirm}>${t.hoursConfirm(person.missing.length)}</button>`}</span>`}</td>
    </tr>`;
}

// Somebody's week as it will be once what is on its way has arrived.
function overlaid(person, data, unsettled) {
  const mine = unsettled.filter(({ record, voids }) => !voids && record.staff === person.staff && record.term === data.term && record.week === data.week);
  const missing = person.missing.filter(line => !mine.some(({ record }) => record.kind === line.kind && record.class === line.class && record.subject === line.subject));
  return missing.length === person.missing.length ? person
    : { ...person, missing, recorded: Number((person.recorded + mine.reduce((sum, each) => sum + each.record.periods, 0)).toFixed(2)), state: missing.length === 0 ? 'complete' : 'partly', onItsWay: mine.some(each => each.state !== 'arrived') };
}
