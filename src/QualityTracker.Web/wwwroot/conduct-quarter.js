import { html, useState } from '/vendor/htm/standalone.module.js';
import { useAnswer } from './api.js';
import { Download } from './downloads.js';
import { useWords } from './languages.js';
import { count, today } from './numbers.js';
import { nameOf } from './places.js';
import { Problem, Waiting } from './problems.js';

const Years = 6;

/** The report of a quarter, in numbers, to look at and to hand in; the quarter before this one when none is chosen. */
export function Quarter({ address, base, place }) {
  const t = useWords();
  const [refusal, setRefusal] = useState(null);
  const [thisYear, month] = today().split('-').map(Number);
  const [year, quarter] = (address.q ?? '').match(/^\d{4}-[1-4]$/) ? address.q.split('-').map(Number) : month > 3 ? [thisYear, Math.ceil(month / 3) - 1] : [thisYear - 1, 4];
  const path = `${base}/conduct-reports/${year}/${quarter}`;
  const { data, problem, again } = useAnswer(path);
  const choose = (name, value) => address.go({ q: name === 'year' ? `${value}-${quarter}` : `${year}-${value}` }, { replace: true });
  return html`
    <section class="conduct-quarter" aria-label=${t.conductReport}>
      <p class="soft">${t.conductReportText}</p>
      <div class="tools">
        <label>${t.conductYear}<select value=${year} onChange=${event => choose('year', event.target.value)}>${Array.from({ length: Years }, (_, at) => thisYear - at).map(each => html`<option key=${each} value=${each} selected=${each === year}>${each}</option>`)}</select></label>
        <label>${t.conductQuarter}<select value=${quarter} onChange=${event => choose('quarter', event.target.value)}>${t.conductQuarters.map((name, at) => html`<option key=${name} value=${at + 1} selected=${at + 1 === quarter}>${name}</option>`)}</select></label>
        <${Download} href=${`${path}.pdf`} name=${`${nameOf(place.school, t.lang)} ${t.conductReport} ${year} ${t.conductQuarters[quarter - 1]}.pdf`} label=${t.conductPrint} strong onProblem=${setRefusal} />
      </div>
      <${Problem} problem=${refusal} />
      ${problem ? html`<${Problem} problem=${problem} onRetry=${again} />` : !data ? html`<${Waiting} rows=${5} />` : html`
        <dl class="conduct-counts">
          ${Object.entries(t.conductCounts).map(([name, label]) => html`<div key=${name}><dt>${label}</dt><dd>${count(data[name])}</dd></div>`)}
          ${data.decided.map(each => html`<div key=${each.kind}><dt>${t.conductDecidedOf(t.in(each.kindName))}</dt><dd>${count(each.cases)}</dd></div>`)}
        </dl>
        ${data.decided.length === 0 && html`<p>${t.conductDecidedNone}</p>`}
        <h2>${t.conductStudies}</h2>
        <dl class="conduct-counts">${data.studies.map(each => html`<div key=${each.kind}><dt>${t.in(each.kindName)}</dt><dd>${t.conductStudyOf(each.times, each.people)}</dd></div>`)}</dl>`}
    </section>`;
}
