import { html, useState } from '/vendor/htm/standalone.module.js';
import { useAnswer } from './api.js';
import { useWords } from './languages.js';
import { count } from './numbers.js';
import { Problem, Waiting } from './problems.js';
import { Step } from './step.js';
import { TakeAll } from './way-all.js';
import { SealedPapers } from './way-sealed.js';
import { Due } from './way-standing.js';

const Stages = ['notComputed', 'reopened', 'confirming', 'signing', 'approved', 'notice', 'sealed'];
const collator = new Intl.Collator('zh', { numeric: true });
const Orders = {
  due: null,
  name: (a, b) => collator.compare(a.name, b.name),
  number: (a, b) => collator.compare(a.staff, b.staff),
  stage: (a, b) => Stages.indexOf(a.stage) - Stages.indexOf(b.stage),
};

// What else a board is narrowed to, beside a stage.
const Marks = { overdue: row => row.overdue, changed: row => row.changed > 0, objections: row => row.openObjections > 0 };

/** Who is where: sheets by stage, each with whom it waits for and until when, the overdue first. */
export function Board({ address, way, archive, checks }) {
  const t = useWords();
  const { data, problem, again } = useAnswer(`${way}/board`);
  const [search, setSearch] = useState(address.q ?? '');
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${9} />`;
  if (data.rows.length === 0) return html`<div class="empty"><h2>${t.wayNobody}</h2><p>${t.wayNobodyText}</p></div>`;
  const text = search.trim().toLowerCase();
  const chosen = Marks[address.filter] ?? (address.filter ? row => row.stage === address.filter : () => true);
  const rows = data.rows.filter(row => chosen(row) && (!text || row.name.toLowerCase().includes(text) || row.staff.toLowerCase().includes(text)));
  const order = Orders[address.sort];
  if (order) rows.sort((a, b) => order(a, b) || a.staff.localeCompare(b.staff));
  const clear = () => { setSearch(''); address.go({ filter: undefined, q: undefined }, { replace: true }); };
  return html`
    <${Counts} address=${address} data=${data} />
    <${TakeAll} way=${way} rows=${data.rows} onDone=${again} />
    <div class="tools">
      <label class="find"><span class="unseen">${t.filter}</span><input type="search" placeholder=${t.filter} value=${search}
        onInput=${event => { setSearch(event.target.value); address.go({ q: event.target.value.trim() || undefined }, { replace: true }); }} /></label>
      <label class="choice way-sort"><span class="unseen">${t.sortBy}</span>
        <select value=${address.sort ?? 'due'} onChange=${event => address.go({ sort: event.target.value === 'due' ? undefined : event.target.value }, { replace: true })}>
          ${Object.keys(Orders).map(each => html`<option key=${each} value=${each} selected=${each === (address.sort ?? 'due')}>${t.wayOrders[each]}</option>`)}
        </select></label>
      <p class="soft shown" role="status">${t.shown(rows.length, data.rows.length)}</p>
    </div>
    ${rows.length === 0
      ? html`<div class="empty"><p>${t.wayNoneFound}</p><button type="button" class="quiet" onClick=${clear}>${t.wayShowAll}</button></div>`
      : html`<${Rows} address=${address} data=${data} rows=${rows} />`}
    <p class="soft small">${t.wayDeadlines(data.deadlines)}</p>
    ${checks && data.rows.some(row => row.stage === 'sealed' || row.stage === 'reopened') && html`<${SealedPapers} way=${way} archive=${archive} />`}`;
}

function Counts({ address, data }) {
  const t = useWords();
  const all = data.rows.length;
  const overdue = data.rows.filter(Marks.overdue).length;
  const extra = [['changed', data.rows.filter(Marks.changed).length], ['objections', data.rows.filter(Marks.objections).length]].filter(([, number]) => number > 0);
  const chip = (filter, name, number, share, bad) => html`
    <button type="button" key=${filter ?? 'all'} class=${`way-count ${bad ? 'is-bad' : ''}`} aria-pressed=${(address.filter ?? undefined) === filter ? 'true' : 'false'} onClick=${() => address.go({ filter }, { replace: true })}>
      <span>${name}</span> <b>${count(number)}</b>
      <span class="way-bar" aria-hidden="true"><span style=${{ width: `${share}%` }}></span></span>
    </button>`;
  return html`
    <div class="way-counts" role="group" aria-label=${t.wayByStage}>
      ${chip(undefined, t.wayAll, all, 100)}
      ${overdue > 0 && chip('overdue', t.wayOverdue, overdue, overdue / all * 100, true)}
      ${data.counts.map(each => chip(each.stage, t.in(each.stageName), each.sheets, each.sheets / all * 100))}
      ${extra.map(([mark, number]) => chip(mark, t.wayMarks[mark], number, number / all * 100, true))}
    </div>`;
}

function Rows({ address, data, rows }) {
  const t = useWords();
  const bandOf = id => t.in(data.bands.find(band => band.id === id)?.name) || '—';
  const heads = [t.name, t.wayStage, t.wayWaitsFor, t.wayUntil, t.wayOpen, t.band];
  return html`
    <div class="table-frame">
      <table class="cards way-rows" role="table">
        <thead role="rowgroup"><tr role="row">${heads.map(head => html`<th key=${head} role="columnheader" scope="col">${head}</th>`)}</tr></thead>
        <tbody role="rowgroup">
          ${rows.map(row => html`
            <tr role="row" key=${row.staff} class=${row.overdue ? 'is-overdue' : ''}>
              <th role="rowheader" scope="row"><${Step} address=${address} to=${{ state: 'board', person: row.staff }} class="figure-link">${row.name}<//> <small class="soft">${row.staff}</small></th>
              <td role="cell" data-label=${heads[1]}><div><span class=${`band ${Looks[row.stage] ?? ''}`}>${t.in(row.stageName)}</span>${row.revision > 1 && html` <small class="soft">${t.wayRevision(row.revision)}</small>`}</div></td>
              <td role="cell" data-label=${heads[2]}>${row.waits !== 'nobody' && html`<div>${t.in(row.waitsName)}${row.by.length > 0 && row.waits !== 'person' && html` <small class="soft">${names(row.by, t)}</small>`}</div>`}</td>
              <td role="cell" data-label=${heads[3]}>${row.due && html`<div><${Due} due=${row.due} day=${data.day} overdue=${row.overdue} /></div>`}</td>
              <td role="cell" data-label=${heads[4]}>${open(row, t).length > 0 && html`<div>${open(row, t).map(each => html`<span class="way-open" key=${each}>${each}</span>`)}</div>`}</td>
              <td role="cell" data-label=${heads[5]}>${row.band && html`<div>${bandOf(row.band)}</div>`}</td>
            </tr>`)}
        </tbody>
      </table>
    </div>`;
}

const Looks = { sealed: 'band-0', notice: 'band-0', approved: 'band-1', signing: 'band-1', confirming: 'band-last', reopened: 'band-last' };

const open = (row, t) => [
  row.unconfirmed > 0 && row.stage !== 'notComputed' && t.wayUnconfirmed(row.unconfirmed), row.openObjections > 0 && t.wayOpenObjections(row.openObjections), row.changed > 0 && t.wayChangedLines(row.changed),
].filter(Boolean);

// Offices may be many: the first two stand for them.
const names = (by, t) => t.wayNames(by.slice(0, 2).map(each => each.name), by.length);
