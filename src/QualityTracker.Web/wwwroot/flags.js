import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/pace.js';
import { Fresh, within } from './address.js';
import { useAnswer } from './api.js';
import { FlagShares } from './flag-shares.js';
import { useWords } from './languages.js';
import { count } from './numbers.js';
import { Problem, Waiting } from './problems.js';
import { may } from './roles.js';
import './words/flags.js';

/** Doubts about lesson observations, each with the records it rests on and what speaks for them; and both sides of observing. */
export default function Flags({ address, place, session }) {
  const t = useWords();
  const [search, setSearch] = useState(address.q ?? '');
  const { school, term } = place;
  const { data, problem, again } = useAnswer(`/api/v1/schools/${encodeURIComponent(school.id)}/integrity-flags/${encodeURIComponent(term.id)}`);
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${9} />`;

  const text = search.trim().toLowerCase();
  const named = each => each.name.toLowerCase().includes(text) || each.staff.toLowerCase().includes(text);
  const shown = data.items.filter(flag => (!address.filter || flag.kind === address.filter) && (!text || flag.people.some(named)));
  const nameOf = kind => t.in(data.rules.find(rule => rule.kind === kind).name);
  const choose = kind => address.go({ filter: kind }, { replace: true });
  const opens = may(session, 'records', school.id);
  return html`
    <section class="flags" aria-label=${t.views.flags}>
      <p class="lead soft">${t.flagsText}</p>
      ${data.items.length === 0 ? html`<div class="empty"><h2>${t.flagsNone}</h2><p>${t.flagsNoneText}</p></div>` : html`
        <div class="flag-kinds" role="group" aria-label=${t.flagsKind}>
          <button type="button" class="quiet" aria-pressed=${address.filter ? 'false' : 'true'} onClick=${() => choose(undefined)}>${t.paceAll} <b>${count(data.total)}</b></button>
          ${data.rules.filter(rule => rule.count > 0).map(rule => html`
            <button type="button" key=${rule.kind} class="quiet" aria-pressed=${address.filter === rule.kind ? 'true' : 'false'} onClick=${() => choose(rule.kind)}>${t.in(rule.name)} <b>${count(rule.count)}</b></button>`)}
        </div>
        <div class="tools">
          <label class="find"><span class="unseen">${t.filter}</span><input type="search" placeholder=${t.filter} value=${search}
            onInput=${event => { setSearch(event.target.value); address.go({ q: event.target.value.trim() || undefined }, { replace: true }); }} /></label>
          <p class="soft shown" role="status">${t.flagsShown(count(shown.length))}</p>
        </div>
        ${shown.length === 0
          ? html`<div class="empty"><p>${t.flagsNoneFound}</p><button type="button" class="quiet" onClick=${() => { setSearch(''); address.go({ filter: undefined, q: undefined }, { replace: true }); }}>${t.paceShowAll}</button></div>`
          : html`<ul class="flag-list">${shown.map(flag => html`<${Flag} key=${flag.id} address=${address} flag=${flag} name=${nameOf(flag.kind)} opens=${opens} />`)}</ul>`}`}
      <details class="notes flag-rules"><summary>${t.flagsRules}</summary>
        <dl>${data.rules.map(rule => html`<div key=${rule.kind}><dt>${t.in(rule.name)}</dt><dd>${t.in(rule.rule)}</dd></div>`)}</dl>
      </details>
      <${FlagShares} shares=${data.shares} address=${address} />
    </section>`;
}

function Flag({ address, flag, name, opens }) {
  const t = useWords();
  const many = flag.people.length > 1;
  return html`
    <li class="card flag">
      <p class="flag-head"><span class="band band-last">${name}</span> ${flag.people.map(person => html`<strong key=${person.staff}>${person.name} <small class="soft">${person.staff}</small></strong>`)}</p>
      <p>${t.in(flag.reason)}</p>
      ${flag.speaksFor && html`<p class="flag-for">${t.joined(t.flagsFor, t.in(flag.speaksFor))}</p>`}
      <ul class="flag-records">
        ${flag.records.map(each => html`
          <li key=${each.id}>
            <span>${t.flagsLesson(each.date, each.period)} ${opens ? html`<${Open} address=${address} id=${each.id}>${each.className} ${t.in(each.subjectName)}<//>` : `${each.className} ${t.in(each.subjectName)}`}
              <span class="soft"> · ${t.flagsTaught(each.teacher.name)}${many && ` · ${t.flagsBy(each.observer.name)}`}${each.enteredOn && ` · ${t.flagsEntered(each.enteredOn)}`}</span></span>
            ${flag.kind === 'copiedComments' && html`<q>${each.comment}</q>`}
          </li>`)}
      </ul>
    </li>`;
}

function Open({ address, id, children }) {
  const step = { ...Fresh, view: 'records', noun: 'lesson-observations', record: id };
  return html`<a href=${address.href(step)} onClick=${within(() => address.go(step))}>${children}</a>`;
}
