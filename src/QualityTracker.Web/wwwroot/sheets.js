import { html, useMemo, useState } from '/vendor/htm/standalone.module.js';
import './words/explain.js';
import './words/sheets.js';
import { within } from './address.js';
import { useAnswer } from './api.js';
import { useArrows } from './arrows.js';
import { placeOf } from './bands.js';
import { Download } from './downloads.js';
import { HowMade } from './explanations.js';
import { useWords } from './languages.js';
import { count, points } from './numbers.js';
import { OwnSheet } from './own-sheet.js';
import { Problem, Waiting } from './problems.js';
import { may } from './roles.js';
import { StaffTable } from './staff-table.js';

/** The term sheets of a school: everyone at a glance, each sheet to open, all of them to keep; to a teacher, their own. */
export default function Sheets({ address, place, session }) {
  const t = useWords();
  const [filter, setFilter] = useState('');
  const [refusal, setRefusal] = useState(null);
  const { school, term, policy } = place;
  const base = `/api/v1/schools/${encodeURIComponent(school.id)}`;
  const pack = policy ? `policy=${encodeURIComponent(policy)}` : '';
  const { data, problem, again } = useAnswer(`${base}/evaluations/${encodeURIComponent(term.id)}${pack && `?${pack}`}`);
  const bands = useMemo(() => bandsOf(data?.bands ?? [], data?.people ?? []), [data]);

  if (problem) return html`<${Problem} problem=${{ ...problem, title: t.joined(t.sheetsFailed, problem.title) }} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${9} />`;
  const whole = may(session, 'wholeSheets', school.id);
  if (data.people.length === 0) return html`<${Nobody} address=${address} session=${session} school=${school} whole=${whole} />`;

  const text = filter.trim().toLowerCase();
  const people = data.people.filter(person => person.name.toLowerCase().includes(text) || person.staff.toLowerCase().includes(text));
  const query = `?lang=${t.lang}${pack && `&${pack}`}`;
  const sheets = `${base}/sheets/${encodeURIComponent(term.id)}`;
  const sheetOf = person => `${sheets}/${encodeURIComponent(person.staff)}.pdf${query}`;
  const chosen = whole ? data.people.find(person => person.staff === address.person) : data.people[0];
  const evaluation = `${base}/evaluations/${encodeURIComponent(term.id)}`;
  if (chosen && address.figure) {
    return html`<${HowMade} address=${address} evaluation=${`${evaluation}/${encodeURIComponent(chosen.staff)}`} pack=${pack} person=${chosen.staff} name=${whole && chosen.name} />`;
  }

  if (chosen) {
    return html`
      ${whole && html`<${BackToList} address=${address} name=${chosen.name} /><${OneByOne} address=${address} people=${data.people} chosen=${chosen} />`}
      <${OwnSheet} address=${address} person=${chosen} mine=${!whole} pay=${whole && may(session, 'wholePay', school.id) ? `${base}/pay-runs?term=${encodeURIComponent(term.id)}&limit=200` : null} sheet=${sheetOf(chosen)} standing=${`${sheets}/${encodeURIComponent(chosen.staff)}/standing`} evaluation=${`${evaluation}/${encodeURIComponent(chosen.staff)}${pack && `?${pack}`}`} />`;
  }

  return html`
    <section aria-label=${t.views.sheets}>
      <${Glance} people=${data.people} bands=${bands} />
      <div class="tools">
        <label class="find">
          <span class="unseen">${t.filter}</span>
          <input type="search" placeholder=${t.filter} value=${filter} onInput=${event => setFilter(event.target.value)} />
        </label>
        <p class="soft shown" role="status">${t.shown(people.length, data.people.length)}</p>
        ${whole && html`<div class="tools-end">
          <${Download} href=${`${sheets}.pdf${query}`} name=${`${school.id}-${term.id}.pdf`} label=${t.wholeSchool} onProblem=${setRefusal} strong />
          <${Download} href=${`${sheets}.zip${query}`} name=${`${school.id}-${term.id}.zip`} label=${t.wholeZip} onProblem=${setRefusal} />
        </div>`}
      </div>
      <${Problem} problem=${refusal} />
      ${people.length === 0
        ? html`<div class="empty"><p>${t.noneFound(filter.trim())}</p><button type="button" class="quiet" onClick=${() => setFilter('')}>${t.clearFilter}</button></div>`
        : html`<${StaffTable} address=${address} people=${people} bands=${bands} sheetOf=${sheetOf} />`}
      ${data.notes?.length > 0 && html`
        <details class="notes"><summary>${t.leftOut(data.notes.length)}</summary><ul>${data.notes.map(note => html`<li>${t.in(note)}</li>`)}</ul></details>`}
    </section>`;
}

function Glance({ people, bands }) {
  const t = useWords();
  const [met, owed] = [sum(people, each => each.normsMet), sum(people, each => each.normsOwed)];
  const totals = people.filter(each => each.total !== null).map(each => each.total);
  const vetoed = people.filter(each => each.vetoed).length;
  return html`
    <dl class="glance">
      <div><dt>${t.people}</dt><dd>${count(people.length)}</dd></div>
      <div><dt>${t.normsTile}</dt><dd>${owed ? `${Math.floor(met / owed * 100)}%` : '—'} <small>${count(met)} / ${count(owed)}</small></dd></div>
      <div><dt>${t.meanTile}</dt><dd>${totals.length ? points(sum(totals, each => each) / totals.length) : '—'}</dd></div>
      <div class="glance-bands"><dt>${t.band}</dt><dd>
        ${bands.map(band => html`<span key=${band.id} class=${`band band-${band.place}`}>${t.in(band.name)} <b>${count(band.people)}</b></span>`)}
        ${vetoed > 0 && html`<span class="band vetoed">${t.vetoed} <b>${count(vetoed)}</b></span>`}
        ${bands.length === 0 && '—'}
      </dd></div>
    </dl>`;
}

function BackToList({ address, name }) {
  const t = useWords();
  const step = { person: undefined, figure: undefined };
  return html`
    <nav class="crumbs" aria-label=${t.crumbs}><ol>
      <li><a href=${address.href(step)} onClick=${within(() => address.go(step))}>${t.backToList}</a></li><li aria-current="page">${t.personPage(name)}</li>
    </ol></nav>`;
}

/** The person before and the one after, by link or by arrow key; going back leads to the list, not through everybody. */
function OneByOne({ address, people, chosen }) {
  const t = useWords();
  const at = people.indexOf(chosen);
  const [before, after] = [people[at - 1], people[at + 1]];
  const way = person => person && (() => address.go({ person: person.staff, figure: undefined }, { replace: true }));
  useArrows(way(before), way(after));
  const to = (person, key, text) => (person
    ? html`<a class="act outline" aria-keyshortcuts=${key} href=${address.href({ person: person.staff, figure: undefined })} onClick=${within(way(person))}>${text(person.name)}</a>`
    : html`<span></span>`);
  return html`
    <div class="one-by-one">
      ${to(before, 'ArrowLeft', t.personBefore)}
      <span class="soft" role="status">${t.personAt(at + 1, people.length)}</span>
      ${to(after, 'ArrowRight', t.personAfter)}
    </div>`;
}

function Nobody({ address, session, school, whole }) {
  const t = useWords();
  return html`
    <div class="empty">
      <h2>${whole ? t.nobody : t.notEvaluated}</h2>
      <p>${whole ? t.nobodyText : t.notEvaluatedText}</p>
      ${may(session, 'import', school.id) && html`<a class="act" href=${address.href({ view: 'import' })} onClick=${within(() => address.go({ view: 'import' }))}>${t.toImport}</a>`}
    </div>`;
}

// Best first, as the pack has them; those that nobody is in are left out.
const bandsOf = (all, people) => all
  .map((band, place) => ({ ...band, place: placeOf(place, all), people: people.filter(person => person.band?.id === band.id).length }))
  .filter(band => band.people > 0);

const sum = (list, of) => list.reduce((all, each) => all + of(each), 0);
