import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/sheets.js';
import { within } from './address.js';
import { Figure } from './figures.js';
import { useWords } from './languages.js';
import { points } from './numbers.js';

// By pinyin, in whichever language the page is read.
const collator = new Intl.Collator('zh', { numeric: true });
const byText = of => (a, b, lang) => collator.compare(of(a, lang), of(b, lang));
const byNumber = of => (a, b) => of(a) - of(b);
const share = person => (person.normsOwed ? person.normsMet / person.normsOwed : -1);

const columnsOf = bands => [
  { id: 'number', order: byText(each => each.staff) },
  { id: 'name', order: byText(each => each.name) },
  { id: 'posts', order: byText((each, lang) => postsOf(each, lang)) },
  { id: 'norms', order: byNumber(share), bestFirst: true },
  { id: 'total', order: byNumber(each => each.total ?? -1), bestFirst: true },
  { id: 'band', order: byNumber(each => -placeOf(bands, each.band)), bestFirst: true },
  { id: 'veto', order: byNumber(each => Number(each.vetoed)), bestFirst: true },
];

/** Everyone's line, in the order of any column; on a narrow screen each line is a card. */
export function StaffTable({ address, people, bands, sheetOf }) {
  const t = useWords();
  const [sort, setSort] = useState({ by: 'number', down: false });
  const columns = columnsOf(bands);
  const { order } = columns.find(column => column.id === sort.by);
  const sorted = [...people].sort((a, b) => (sort.down ? -1 : 1) * order(a, b, t.lang) || a.staff.localeCompare(b.staff));

  function choose(id) {
    const first = columns.find(column => column.id === id).bestFirst === true;
    setSort(before => ({ by: id, down: before.by === id ? !before.down : first }));
  }

  return html`
    <div class="sort-narrow">
      <label>${t.sortBy}
        <select value=${sort.by} onChange=${event => choose(event.target.value)}>
          ${columns.map(column => html`<option key=${column.id} value=${column.id} selected=${column.id === sort.by}>${t[column.id]}</option>`)}
        </select>
      </label>
      <button type="button" class="quiet" onClick=${() => choose(sort.by)}>${sort.down ? `↓ ${t.descending}` : `↑ ${t.ascending}`}</button>
    </div>
    <div class="table-frame">
      <table class="staff cards" role="table">
        <thead role="rowgroup">
          <tr role="row">
            ${columns.map(column => html`
              <th key=${column.id} role="columnheader" scope="col" class=${`of-${column.id}`}
                aria-sort=${sort.by !== column.id ? 'none' : sort.down ? 'descending' : 'ascending'}>
                <button type="button" onClick=${() => choose(column.id)}>
                  ${t[column.id]}<span class="arrow" aria-hidden="true">${sort.by !== column.id ? '↕' : sort.down ? '↓' : '↑'}</span>
                </button>
              </th>`)}
            <th role="columnheader" scope="col" class="of-sheet">${t.sheet}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${sorted.map(person => html`<${Line} key=${person.staff} address=${address} person=${person} bands=${bands} href=${sheetOf(person)} />`)}
        </tbody>
      </table>
    </div>`;
}

function Line({ address, person, bands, href }) {
  const t = useWords();
  const { normsMet: met, normsOwed: owed } = person;
  const step = { person: person.staff, figure: undefined };
  return html`
    <tr role="row">
      <td role="cell" class="of-number">${person.staff}</td>
      <th role="rowheader" scope="row" class="of-name"><a class="figure-link" href=${address.href(step)} onClick=${within(() => address.go(step))}>${person.name}</a></th>
      <td role="cell" class="of-posts">${postsOf(person, t.lang)}</td>
      <td role="cell" class="of-norms" data-name=${t.norms}>
        ${owed === 0 ? html`<span class="soft">${t.noNorms}</span>` : html`
          <span class="norms" title=${t.normsOf(met, owed)}>
            <span class="norms-bar" aria-hidden="true"><span class=${met === owed ? 'full' : ''} style=${{ width: `${met / owed * 100}%` }}></span></span>
            <span>${met}<span class="soft"> / ${owed}</span></span>
          </span>`}
      </td>
      <td role="cell" class="of-total" data-name=${t.total}><${Figure} address=${address} person=${person.staff} figure="total" name=${`${person.name} ${t.total} ${points(person.total)}`}>${points(person.total)}<//></td>
      <td role="cell" class="of-band">${person.band ? html`<span class=${`band band-${bandOf(bands, person.band)?.place}`}><${Figure} address=${address} person=${person.staff} figure="band" name=${`${person.name} ${t.band} ${t.in(person.band.name)}`}>${t.in(person.band.name)}<//></span>` : html`<span class="soft">—</span>`}</td>
      <td role="cell" class="of-veto">${person.vetoed ? html`<span class="band vetoed">${t.vetoed}</span>` : html`<span class="soft"><span aria-hidden="true">—</span><span class="unseen">${t.notInForce}</span></span>`}</td>
      <td role="cell" class="of-sheet"><a href=${href} target="_blank" rel="noopener" aria-label=${t.openSheet(person.name)}>PDF</a></td>
    </tr>`;
}

const postsOf = (person, lang) => person.posts.map(post => post.name[lang]).join(lang === 'zh' ? '、' : ', ');
const bandOf = (bands, band) => bands.find(each => each.id === band?.id);
const placeOf = (bands, band) => (band ? bands.findIndex(each => each.id === band.id) : bands.length);
