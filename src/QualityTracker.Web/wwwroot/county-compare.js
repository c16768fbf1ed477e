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
  const page = Number(address.version) || 1;
  const { data, problem, again } = useAnswer(`/api/v1/county/comparisons/${month}?view=${view}&page=${page}`);
  return html`
    <h2>${t.countySideBySide}</h2>
    <div class="tools">
      <label>${t.countyView}<select value=${view} onChange=${event => address.go({ filter: event.target.value, version: undefined }, { replace: true })}>${Views.map(each => html`<option key=${each} value=${each} selected=${each === view}>${t.countyViews[each]}</option>`)}</select></label>
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
  const shown = data.columns.map((column, at) => at).filter(at => data.schools.some(school => says(school.figures[at])));
  const left = data.columns.length - shown.length;
  const heads = [t.school, ...shown.map(at => t.in(data.columns[at].name))];
  if (shown.length === 0) return html`<div class="empty"><p>${t.countyNothing}</p></div>`;
  return html`
    <div class="table-frame" tabindex="0" role="region" aria-label=${t.countySideBySide}>
      <table class="cards county-figures" role="table">
        <thead role="rowgroup"><tr role="row">${heads.map(head => html`<th role="columnheader" scope="col" key=${head}>${head}</th>`)}</tr></thead>
        <tbody role="rowgroup">
          <tr role="row" class="county-whole"><th role="rowheader" scope="row">${t.countyWhole}</th>
            ${shown.map((at, place) => html`<td role="cell" key=${at} data-label=${heads[place + 1]}><div><${Figure} figure=${data.county[at]} quiet /></div></td>`)}</tr>
          ${data.schools.map(school => html`
            <tr role="row" key=${school.school}>
              <th role="rowheader" scope="row">${t.lang === 'en' && school.nameEn ? school.nameEn : school.name} <small class="soft">${school.term} · ${school.until}</small></th>
              ${shown.map((at, place) => html`<td role="cell" key=${at} data-label=${heads[place + 1]}><div><${Figure} figure=${school.figures[at]} until=${school.until} /></div></td>`)}
            </tr>`)}
        </tbody>
      </table>
    </div>
    ${left > 0 && html`<p class="soft small">${t.countyLeftOut(left)}</p>`}`;
}

// Whether there is any figure in it, and not its reason alone.
const says = figure => figure.count !== null || figure.amount !== null;

function Figure({ figure, until, quiet = false }) {
  const t = useWords();
  if (quiet && figure.why) return '—';
  const of = figure.count !== null ? t.countyPart(count(figure.count), count(figure.of)) : figure.amount !== null ? t.countyAmount(String(figure.amount), count(figure.of)) : figure.of !== null ? t.countyPeople(count(figure.of)) : null;
  return html`
    ${figure.percent !== null && html`<b>${points(figure.percent)}%</b> `}${of && html`<span>${of}</span>`}
    ${figure.why && html` <span class="soft few">${t.in(figure.why)}</span>`}
    ${until && figure.since && figure.since < until && html` <small class="soft">${t.countySince(figure.since)}</small>`}`;
}
