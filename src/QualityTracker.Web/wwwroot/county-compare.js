import { html } from '/vendor/htm/standalone.module.js';
import { useAnswer } from './api.js';
import { useWords } from './languages.js';
import { count, points } from './numbers.js';
import { Problem, Waiting } from './problems.js';

const Views = ['principal', 'teacher', 'pupil', 'parent'];

/** Schools side by side, item by item: a figure with its denominator, or why there is none. */
export function Comparison({ address, month }) {
  const t = useWords();
  const view = Views.includes(address.filter) ? address.filter : 'principal';
  const order = address.sort === 'norms' ? 'norms' : 'name';
  const page = Number(address.version) || 1;
  const { data, problem, again } = useAnswer(`/api/v1/county/comparisons/${month}?view=${view}&order=${order}&page=${page}`);
  return html`
    <h2>${t.countySideBySide}</h2>
    <div class="tools">
      <label>${t.countyView}<select value=${view} onChange=${event => address.go({ filter: event.target.value, version: undefined }, { replace: true })}>${Views.map(each => html`<option key=${each} value=${each} selected=${each === view}>${t.countyViews[each]}</option>`)}</select></label>
      <label>${t.countyOrder}<select value=${order} onChange=${event => address.go({ sort: event.target.value, version: undefined }, { replace: true })}>${['name', 'norms'].map(each => html`<option key=${each} value=${each} selected=${each === order}>${t.countyOrders[each]}</option>`)}</select></label>
    </div>
    <${Problem} problem=${problem} onRetry=${again} />
    ${!data ? !problem && html`<${Waiting} rows=${6} />` : html`
      <p class="soft small">${data.levels.map(level => `${t.in(level.name)}${t.lang === 'zh' ? '：' : ': '}${level.inData ? t.countyInData : t.in(level.note)}`).join(t.lang === 'zh' ? '；' : '; ')}</p>
      ${data.missing.length > 0 && html`<p class="warn">${t.countyMissingNames(data.missing.length, data.missing.slice(0, 10).join(t.lang === 'zh' ? '、' : ', '), data.missing.length > 10)}</p>`}
      <${Figures} data=${data} />
      ${data.pages > 1 && html`<p class="tools">${page > 1 && html`<button type="button" class="quiet" onClick=${() => address.go({ version: String(page - 1) })}>${t.countyBefore}</button>`}<span>${t.countyPage(data.page, data.pages)}</span>${page < data.pages && html`<button type="button" class="quiet" onClick=${() => address.go({ version: String(page + 1) })}>${t.countyAfter}</button>`}</p>`}`}`;
}

// Items down the page, schools across: a county has more items than schools of one page are wide, and a phone shows a card an item.
function Figures({ data }) {
  const t = useWords();
  const heads = [t.school, t.countyNorms, ...data.columns.map(column => t.in(column.name))];
  if (data.columns.length === 0) return html`<div class="empty"><p>${t.countyNothing}</p></div>`;
  return html`
    <div class="table-frame" tabindex="0" role="region" aria-label=${t.countySideBySide}>
      <table class="cards county-figures" role="table">
        <thead role="rowgroup"><tr role="row">${heads.map(head => html`<th role="columnheader" scope="col" key=${head}>${head}</th>`)}</tr></thead>
        <tbody role="rowgroup">
          <tr role="row" class="county-whole"><th role="rowheader" scope="row">${t.countyWhole}</th><td role="cell" data-label=${heads[1]}><div>—</div></td>
            ${data.county.map((figure, at) => html`<td role="cell" key=${at} data-label=${heads[at + 2]}><div><${Figure} figure=${figure} quiet /></div></td>`)}</tr>
          ${data.schools.map(school => html`
            <tr role="row" key=${school.school}>
              <th role="rowheader" scope="row">${t.lang === 'en' && school.nameEn ? school.nameEn : school.name} <small class="soft">${school.term} · ${school.until}</small></th>
              <td role="cell" data-label=${heads[1]}><div><${Figure} figure=${school.norms} until=${school.until} /></div></td>
              ${school.figures.map((figure, at) => html`<td role="cell" key=${at} data-label=${heads[at + 2]}><div><${Figure} figure=${figure} until=${school.until} /></div></td>`)}
            </tr>`)}
        </tbody>
      </table>
    </div>`;
}

function Figure({ figure, until, quiet = false }) {
  const t = useWords();
  if (quiet && figure.why) return '—';
  const of = figure.count !== null ? t.countyPart(count(figure.count), count(figure.of)) : figure.amount !== null ? t.countyAmount(String(figure.amount), count(figure.of)) : figure.of !== null ? t.countyPeople(count(figure.of)) : null;
  return html`
    ${figure.percent !== null && html`<b>${points(figure.percent)}%</b> `}${of && html`<span>${of}</span>`}
    ${figure.why && html` <span class="soft few">${t.in(figure.why)}</span>`}
    ${until && figure.since && figure.since < until && html` <small class="soft">${t.countySince(figure.since)}</small>`}`;
}
