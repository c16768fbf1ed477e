import { html, useState } from '/vendor/htm/standalone.module.js';
import { useAnswer } from './api.js';
import { Download } from './downloads.js';
import { useWords } from './languages.js';
import { change, count, points } from './numbers.js';
import { nameOf } from './places.js';
import { Problem, Waiting } from './problems.js';

/** What a round came to: to the principal of everybody, with how lenient each group was; to others of themselves. What is hidden says why. */
export function ReviewResults({ base, round, school, all }) {
  const t = useWords();
  const path = `${base}/review-rounds/${encodeURIComponent(round.id)}/results`;
  const { data, problem, again } = useAnswer(path);
  const [refused, setRefused] = useState(null);
  const [q, setQ] = useState('');
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${8} />`;
  const people = data.people.filter(each => !q || each.name.includes(q) || each.staff.includes(q));
  return html`
    <section class="review" aria-label=${t.in(round.title)}>
      <h2>${t.in(round.title)} <small class="soft">${t.reviewDays(round.firstDay, round.lastDay)}</small></h2>
      <p class="soft">${t.resultsText}</p>
      ${all && html`<div class="tools"><input type="search" class="find" placeholder=${t.resultsFind} aria-label=${t.resultsFind} value=${q} onInput=${event => setQ(event.target.value.trim())} />
        <span class="tools-end"><${Download} href=${`${path}.xlsx?lang=${t.lang}`} name=${`${nameOf(school, t.lang)} ${t.in(round.title)}.xlsx`} label=${t.resultsWorkbook} onProblem=${setRefused} /></span></div>`}
      <${Problem} problem=${refused} />
      ${data.people.length === 0 ? html`<div class="empty"><p>${t.resultsNobody}</p></div>` : people.map(person => html`<${Person} key=${`${person.staff}/${person.of}`} person=${person} all=${all} />`)}
      ${data.leniency.length > 0 && html`<${Leniency} edges=${data.leniency} />`}
    </section>`;
}

function Person({ person, all }) {
  const t = useWords();
  return html`
    <article class="card result">
      <div class="review-head"><h3>${all ? `${person.name} · ` : ''}${t.in(person.ofName)}</h3><span>${person.rounds > 1 && html`<small class="soft">${t.resultOverRounds(person.rounds)} ${points(person.overRounds)}</small> `}${t.resultCombined} <strong>${points(person.combined)}</strong></span></div>
      <ul>${person.edges.map(edge => html`
        <li key=${edge.from}>
          <div class="review-head"><span>${t.in(edge.fromName)}</span>${edge.hidden ? html`<span class="band band-2">${t.resultHidden}</span>`
            : html`<span><strong>${points(edge.score)}</strong> <small class="soft">${t.resultMadeOf(count(edge.ballots), edge.percent)}</small></span>`}</div>
          ${edge.why && html`<small class="soft">${t.in(edge.why)}</small>`}
          ${edge.items && html`<details><summary>${t.resultItems}</summary><dl class="result-items">${edge.items.map(item => html`<div key=${item.item}><dt>${t.in(item.title)}</dt><dd>${points(item.mean)}</dd></div>`)}</dl></details>`}
        </li>`)}</ul>
    </article>`;
}

function Leniency({ edges }) {
  const t = useWords();
  const heads = [t.edgeFrom, t.edgeOf, t.edgePeople, t.leniencyMean, t.leniency];
  return html`
    <h3>${t.leniency}</h3>
    <p class="soft">${t.leniencyText}</p>
    <div class="table-frame"><table class="cards" role="table">
      <thead role="rowgroup"><tr role="row">${heads.map((head, at) => html`<th role="columnheader" scope="col" key=${head} class=${at > 1 ? 'number' : ''}>${head}</th>`)}</tr></thead>
      <tbody role="rowgroup">${edges.map(edge => html`
        <tr role="row" key=${`${edge.from}/${edge.of}`}>
          <th role="rowheader" scope="row" data-label=${heads[0]}><div>${t.in(edge.fromName)}</div></th>
          <td role="cell" data-label=${heads[1]}><div>${t.in(edge.ofName)}</div></td>
          <td role="cell" class="number" data-label=${heads[2]}><div>${edge.people === null ? html`<small class="soft">${t.leniencyFew}</small>` : count(edge.people)}</div></td>
          <td role="cell" class="number" data-label=${heads[3]}><div>${points(edge.mean)}</div></td>
          <td role="cell" class="number" data-label=${heads[4]}><div>${change(edge.leniency)}</div></td>
        </tr>`)}</tbody>
    </table></div>`;
}
