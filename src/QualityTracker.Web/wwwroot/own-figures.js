import { html } from '/vendor/htm/standalone.module.js';
import './words/explain.js';
import { useAnswer } from './api.js';
import { Figure } from './figures.js';
import { useWords } from './languages.js';
import { points } from './numbers.js';
import { Problem } from './problems.js';

/** Every figure behind a total: dimensions with their indicators, the hours, and for whom it concerns each pay run; each leads to how it was made. */
export function OwnFigures({ address, person, evaluation, pay }) {
  const t = useWords();
  const runs = useAnswer(pay);
  const { dimensions, workload, examResults } = evaluation;
  const lead = (figure, name, shown) => html`<${Figure} address=${address} person=${person} figure=${figure} name=${`${name} ${shown}`}>${shown}<//>`;
  return html`
    <h3>${t.scoresOne}</h3>
    <p class="soft small">${t.tapFigure}</p>
    <ul class="own-points">
      ${dimensions.map(dimension => html`
        <li class="own-dimension" key=${dimension.id}><span>${t.in(dimension.title)}</span>${lead(`dimensions/${dimension.id}`, t.in(dimension.title), shown(dimension, t))}</li>
        ${dimension.indicators.map(indicator => html`
          <li class="own-indicator" key=${`${dimension.id}/${indicator.id}`}><span>${t.in(indicator.title)}</span>${lead(`indicators/${dimension.id}/${indicator.id}`, t.in(indicator.title), shown(indicator, t))}</li>`)}`)}
    </ul>
    <h3>${t.workloadOne}</h3>
    <ul class="own-points">
      <li><span>${t.standardPeriods}</span>${lead('workload', t.standardPeriods, points(workload.standardPeriods))}</li>
      ${workload.loadPercent !== null && html`<li><span>${t.loadPercent}</span>${lead('workload', t.loadPercent, `${workload.loadPercent.toFixed(1)}%`)}</li>`}
      <li><span>${t.afterSchool}</span>${lead('after-school-hours', t.afterSchool, points(workload.afterSchoolHours))}</li>
      ${examResults.length > 0 && html`<li><span>${t.examResults}</span>${lead('exam-results', t.examResults, String(examResults.length))}</li>`}
    </ul>
    <${Problem} problem=${runs.problem} onRetry=${runs.again} />
    ${runs.data?.items.length > 0 && html`
      <h3>${t.views.pay}</h3>
      <ul class="own-points">${runs.data.items.map(({ record }) => html`<li key=${record.id}>${lead(`pay/${record.id}`, record.name, record.name)}</li>`)}</ul>`}`;
}

const shown = (of, t) => (of.points === null || of.points === undefined ? t.leftOutOne : of.isBonus !== true && of.weight ? `${points(of.points)} / ${Number(of.weight.toFixed(2))}` : points(of.points));
