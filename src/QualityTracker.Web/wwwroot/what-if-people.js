import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/what-if.js';
import { placeOf } from './bands.js';
import { useWords } from './languages.js';
import { change, changeOfYuan, points, yuan } from './numbers.js';

// By pinyin, in whichever language the page is read.
const collator = new Intl.Collator('zh', { numeric: true });
const text = of => (a, b) => collator.compare(of(a), of(b));

// Who has no figure stands last, whichever way the others stand.
const number = of => (a, b) => (of(a) ?? -Infinity) - (of(b) ?? -Infinity) || 0;

const columnsOf = (bands, paid) => [
  { id: 'number', order: text(each => each.staff) },
  { id: 'name', order: text(each => each.name) },
  { id: 'total', order: number(each => each.totalAfter), bestFirst: true },
  { id: 'changeTotal', order: number(each => each.totalChange), bestFirst: true },
  { id: 'band', order: number(each => -rankOf(bands, each.bandAfter)), bestFirst: true },
  ...(paid ? [
    { id: 'pay', order: number(each => each.centsAfter), bestFirst: true },
    { id: 'changePay', order: number(each => each.centsChange), bestFirst: true },
  ] : []),
];

const LinesFirst = 20;

const Shown = {
  showEveryone: () => true,
  showUp: each => each.totalChange > 0,
  showDown: each => each.totalChange < 0,
  showSame: each => each.totalChange === 0,
  showBand: each => each.bandBefore?.id !== each.bandAfter?.id,
  showPayUp: each => each.centsChange > 0,
  showPayDown: each => each.centsChange < 0,
};

/** Everybody's change of total, band and pay, in the order of any column. */
export function WhatIfPeople({ people, bands, paid }) {
  const t = useWords();
  const [find, setFind] = useState('');
  const [all, showAll] = useState(false);
  const [shown, setShown] = useState('showEveryone');
  const [sort, setSort] = useState({ by: paid ? 'changePay' : 'changeTotal', down: true });
  const columns = columnsOf(bands, paid);
  const { order } = columns.find(column => column.id === sort.by);
  const sought = find.trim().toLowerCase();
  const lines = people
    .filter(each => Shown[shown](each) && (each.name.toLowerCase().includes(sought) || each.staff.toLowerCase().includes(sought)))
    .sort((a, b) => (sort.down ? -1 : 1) * order(a, b, t.lang) || a.staff.localeCompare(b.staff));

  function choose(id) {
    const first = columns.find(column => column.id === id).bestFirst === true;
    setSort(before => ({ by: id, down: before.by === id ? !before.down : first }));
  }

  return html`
    <div class="tools">
      <label class="find"><span class="unseen">${t.filter}</span><input type="search" placeholder=${t.filter} value=${find} onInput=${event => setFind(event.target.value)} /></label>
      <label class="show-whom"><span>${t.showWhom}</span>
        <select value=${shown} onChange=${event => setShown(event.target.value)}>
          ${Object.keys(Shown).filter(id => paid || !id.startsWith('showPay')).map(id => html`<option key=${id} value=${id} selected=${id === shown}>${t[id]}</option>`)}
        </select>
      </label>
      <p class="soft shown" role="status">${t.shown(lines.length, people.length)}</p>
    </div>
    <div class="sort-narrow">
      <label>${t.sortBy}
        <select value=${sort.by} onChange=${event => choose(event.target.value)}>
          ${columns.map(column => html`<option key=${column.id} value=${column.id} selected=${column.id === sort.by}>${t[column.id]}</option>`)}
        </select>
      </label>
      <button type="button" class="quiet" onClick=${() => choose(sort.by)}>${sort.down ? `↓ ${t.descending}` : `↑ ${t.ascending}`}</button>
    </div>
    ${lines.length === 0 ? html`<div class="empty"><p>${t.nobodyShown}</p><button type="button" class="quiet" onClick=${() => { setFind(''); setShown('showEveryone'); }}>${t.clearFilter}</button></div>` : html`
    <div class="table-frame">
      <table class="cards changes" role="table">
        <thead role="rowgroup"><tr role="row">
          ${columns.map(column => html`
            <th key=${column.id} role="columnheader" scope="col" aria-sort=${sort.by !== column.id ? 'none' : sort.down ? 'descending' : 'ascending'}>
              <button type="button" onClick=${() => choose(column.id)}>${t[column.id]}<span class="arrow" aria-hidden="true">${sort.by !== column.id ? '↕' : sort.down ? '↓' : '↑'}</span></button>
            </th>`)}
          <th role="columnheader" scope="col" class="of-why">${t.why}</th>
        </tr></thead>
        <tbody role="rowgroup">
          ${(all ? lines : lines.slice(0, LinesFirst)).map(person => html`<${Line} key=${person.staff} person=${person} bands=${bands} paid=${paid} />`)}
        </tbody>
      </table>
    </div>
    ${!all && lines.length > LinesFirst && html`<button type="button" class="quiet" onClick=${() => showAll(true)}>${t.everybodyListed(lines.length)}</button>`}`}`;
}

function Line({ person, bands, paid }) {
  const t = useWords();
  return html`
    <tr role="row">
      <td role="cell" class="of-number">${person.staff}</td>
      <th role="rowheader" scope="row" class="of-name">${person.name}</th>
      <td role="cell" class="figures" data-label=${t.total}><div><span class="soft">${points(person.totalBefore)} →</span> ${points(person.totalAfter)}</div></td>
      <td role="cell" class="figures" data-label=${t.changeTotal}><div><b class=${look(person.totalChange)}>${change(person.totalChange)}</b></div></td>
      <td role="cell" data-label=${t.band}><div class="band-step">
        ${person.bandBefore?.id !== person.bandAfter?.id && html`<${BandOf} band=${person.bandBefore} bands=${bands} /><span aria-hidden="true">→</span><span class="unseen">${t.triedShort}</span>`}
        <${BandOf} band=${person.bandAfter} bands=${bands} />
        ${(person.vetoedBefore || person.vetoedAfter) && html`<span class="band vetoed">${t.vetoed}</span>`}
      </div></td>
      ${paid && html`
        <td role="cell" class="figures" data-label=${t.pay}><div><span class="soft">${yuan(person.centsBefore)} →</span> ${yuan(person.centsAfter)}</div></td>
        <td role="cell" class="figures" data-label=${t.changePay}><div><b class=${look(person.centsChange)}>${changeOfYuan(person.centsChange)}</b></div></td>`}
      <td role="cell" class="of-why" data-label=${t.why}><${Why} person=${person} /></td>
    </tr>`;
}

function BandOf({ band, bands }) {
  const t = useWords();
  return band ? html`<span class=${`band band-${placeOf(rankOf(bands, band), bands)}`}>${t.in(band.name)}</span>` : html`<span class="soft">—</span>`;
}

// The dimensions that moved, the furthest first.
function Why({ person }) {
  const t = useWords();
  const parts = [...person.dimensions].sort((a, b) => Math.abs(b.change) - Math.abs(a.change)).map(each => `${t.in(each.title)} ${change(each.change)}${t.dimensionKinds[each.kind]}`);
  if (person.outsideDimensions) parts.push(`${t.outsideDimensions} ${change(person.outsideDimensions)}`);
  return html`<div class="small">${parts.length ? parts.map(part => html`<span key=${part} class="part">${part}</span> `) : html`<span class="soft">—</span>`}</div>`;
}

const look = number => (number > 0 ? 'up' : number < 0 ? 'down' : 'soft');
const rankOf = (bands, band) => (band ? bands.findIndex(each => each.id === band.id) : bands.length);
