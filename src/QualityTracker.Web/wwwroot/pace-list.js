import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/pace.js';
import { Fresh } from './address.js';
import { useWords } from './languages.js';
import { count } from './numbers.js';
import { PaceDay } from './pace-day.js';
import { Step } from './step.js';
import { Bar, State, effortOf, missedOf, nextOf } from './pace-norm.js';
import { usePages, useSettled } from './pages.js';
import { Problem, Waiting } from './problems.js';

const States = ['behind', 'onPace', 'ahead', 'met'];
const Rows = 50;

/** Who is behind, most needed first; and everybody else when asked for. */
export function PaceList({ address, place, base, own }) {
  const t = useWords();
  const [search, setSearch] = useState('');
  const [post, setPost] = useState('');
  const q = useSettled(search.trim());
  const state = address.state ?? 'behind';
  const all = state === 'all';
  const query = new URLSearchParams({
    limit: Rows, ...(!all && { state }), ...(q && { q }), ...(post && { post }), ...(address.day && { day: address.day }), ...(place.policy && { policy: place.policy }),
  });
  const { page, items, total, problem, more, again } = usePages(`${base}?${query}`);
  const counts = page?.counts;
  const owed = counts && States.reduce((sum, each) => sum + counts[each], 0);
  const choose = next => address.go({ state: next === 'behind' ? undefined : next }, { replace: true });

  return html`
    <${PaceDay} address=${address} term=${place.term} seen=${page} />
    <div class="pace-states" role="group" aria-label=${t.paceState}>
      ${[...States, 'all'].map(each => html`
        <button type="button" key=${each} class=${`quiet state-${each}`} aria-pressed=${each === state ? 'true' : 'false'} onClick=${() => choose(each)}>
          ${each === 'all' ? t.paceAll : t.paceStates[each]} <b>${counts ? count(each === 'all' ? owed : counts[each]) : '…'}</b>
        </button>`)}
    </div>
    <div class="tools">
      <label class="find"><span class="unseen">${t.filter}</span><input type="search" placeholder=${t.filter} value=${search} onInput=${event => setSearch(event.target.value)} /></label>
      <label class="of-school"><span class="unseen">${t.pacePost}</span>
        <select value=${post} onChange=${event => setPost(event.target.value)}><option value="">${t.paceEveryPost}</option>${Object.entries(t.postNames).map(([id, name]) => html`<option key=${id} value=${id}>${name}</option>`)}</select>
      </label>
      <p class="soft shown" role="status">${total !== undefined && t.paceLines(count(total))}</p>
      ${own && html`<div class="tools-end"><${Step} address=${address} to=${{ person: own }} class="act outline">${t.paceMine}<//></div>`}
    </div>
    <${Problem} problem=${problem} onRetry=${again} />
    ${problem ? null : !items ? html`<${Waiting} rows=${9} />` : items.length > 0 ? html`
        <${Lines} items=${items} address=${address} />
        ${more && html`<button type="button" class="quiet" onClick=${more}>${t.showMore(Math.min(Rows, total - items.length))}</button>`}
        <p class="soft small">${t.paceHelp} ${t.paceOrder}</p>`
      : html`<${Nothing} state=${state} owed=${owed} filtered=${Boolean(q || post)} onAll=${() => { setSearch(''); setPost(''); choose('all'); }} />`}`;
}

function Nothing({ state, owed, filtered, onAll }) {
  const t = useWords();
  if (owed === 0 && !filtered) return html`<div class="empty"><h2>${t.paceNothingOwed}</h2><p>${t.paceNothingOwedText}</p></div>`;
  return html`
    <div class="empty">
      ${state === 'behind' && !filtered ? html`<h2>${t.paceNobodyBehind}</h2><p>${t.paceNobodyBehindText}</p>` : html`<p>${t.paceNoneFound}</p>`}
      <button type="button" class="quiet" onClick=${onAll}>${t.paceShowAll}</button>
    </div>`;
}

function Lines({ items, address }) {
  const t = useWords();
  const heads = [t.paceWho, t.paceNorm, t.paceDone, t.paceState, t.paceEffort, t.paceDue];
  return html`
    <div class="table-frame">
      <table class="cards pace-lines" role="table">
        <thead role="rowgroup"><tr role="row">${heads.map(head => html`<th key=${head} role="columnheader" scope="col">${head}</th>`)}<th role="columnheader" scope="col"><span class="unseen">${t.paceHow}</span></th></tr></thead>
        <tbody role="rowgroup">
          ${items.map(({ staff, name, posts, norm }) => html`
            <tr role="row" key=${`${staff}|${norm.norm}`}>
              <th role="rowheader" scope="row">${staff
                ? html`<${Step} address=${address} to=${{ person: staff }}>${name}<//> <small class="soft">${staff}<br />${posts.map(each => t.in(each.name)).join(t.lang === 'zh' ? '、' : ', ')}</small>`
                : t.paceOfSchool}</th>
              <td role="cell"><div>${t.in(norm.title)} <small class="soft">${norm.number}</small>${norm.missed.length > 0 && html`<br /><small class="soft">${missedOf(norm, t)}</small>`}</div></td>
              <td role="cell"><${Bar} norm=${norm} /></td>
              <td role="cell"><div><${State} state=${norm.state} /></div></td>
              <td role="cell" data-label=${norm.state === 'met' ? undefined : heads[4]}>${norm.state !== 'met' && html`<div>${effortOf(norm, t)} <small class="soft">${nextOf(norm, t)}</small></div>`}</td>
              <td role="cell" data-label=${heads[5]}><div class="of-due">${norm.due}</div></td>
              <td role="cell">${staff && html`<${Step} address=${address} to=${{ ...Fresh, view: 'sheets', person: staff, figure: `norms/${norm.norm}` }} label=${t.paceHowOf(name, t.in(norm.title))}>${t.paceHow}<//>`}</td>
            </tr>`)}
        </tbody>
      </table>
    </div>`;
}
