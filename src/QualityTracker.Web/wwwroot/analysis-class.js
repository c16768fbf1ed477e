import { html } from '/vendor/htm/standalone.module.js';
import { Added } from './analysis-added.js';
import { Bands } from './analysis-bands.js';
import { Rate, range, ratio } from './analysis-figures.js';
import { Histogram, Stacks } from './analysis-plots.js';
import { ClassPupils } from './analysis-pupils.js';
import { Reflection } from './analysis-reflection.js';
import { TrendOfClass } from './analysis-trend.js';
import { useWords } from './languages.js';
import { points } from './numbers.js';

/** One class in one paper: its figures, its pupils for who may see them, and the exams before. */
export function ClassPart(parts) {
  const t = useWords();
  const { paper, group, trend, added } = parts;
  const plain = ({ name }) => t.in(name);
  return html`
    <section class="card">
      <h3>${t.analysisClassOf(t.in(group.name), t.in(paper.name))}</h3>
      ${group.withheld ? html`<p><b>—</b> ${t.in(group.withheld)}</p>` : paper.thresholds ? html`<${Scores} paper=${paper} group=${group} />` : html`<${Levels} paper=${paper} group=${group} />`}
      ${group.notComparable && !group.withheld && html`<p class="soft small">${t.joined(t.analysisNotComparable, t.in(group.notComparable))}</p>`}
    </section>
    <${ClassPupils} ...${parts} />
    ${!paper.isTotal && html`<${Reflection} ...${parts} />`}
    <${TrendOfClass} answer=${trend} subject=${paper.subject} of=${group.class} />
    ${paper.thresholds && html`<${Added} answer=${added} subject=${paper.subject} of=${group.class} nameOf=${plain} />`}`;
}

function Glance({ figures }) {
  return html`<dl class="glance analysis-glance">${figures.map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function Scores({ paper, group }) {
  const t = useWords();
  const { figures, comparison, participationRate } = group;
  return html`
    <${Glance} figures=${[
      [t.analysisTook, html`<${Rate} rate=${participationRate} />`],
      [t.analysisMean, html`<span class="rate"><b>${points(figures.mean)}</b>${figures.meanInterval && html`<small>${range(figures.meanInterval)}</small>`}</span>`],
      [t.analysisExcellent, html`<${Rate} rate=${figures.excellent} />`], [t.analysisPass, html`<${Rate} rate=${figures.pass} />`], [t.analysisLow, html`<${Rate} rate=${figures.low} />`],
      [t.analysisComposite, points(figures.composite)],
      ...(comparison ? [[t.analysisAbove, html`<${Rate} rate=${comparison.aboveMean} />`], [t.analysisRelative, ratio(comparison.relativeMean)], [t.analysisT, points(figures.meanT)]] : []),
    ]} />
    <p class="soft small">${t.analysisRateNote(figures.excellent.over, paper.thresholds)}</p>
    ${group.histogram && html`<${Histogram} plot=${group.histogram} label=${t.analysisDistributionOf(t.in(group.name), true)} />`}
    <details class="as-table"><summary>${t.analysisBands}</summary><${Bands} groups=${[group, paper.grade]} /></details>`;
}

function Levels({ paper, group }) {
  const t = useWords();
  const stacks = [group, paper.grade].filter(each => !each.withheld).map(each => ({ label: each.name, parts: each.levels.map(share => ({ label: share.level, value: share.percent ?? 0 })) }));
  return html`
    <${Glance} figures=${[[t.analysisTook, html`<${Rate} rate=${group.participationRate} />`], ...group.levels.map(share => [share.level, html`<${Rate} rate=${share} />`])]} />
    ${group.levels.length > 0 && html`<${Stacks} plot=${{ stacks }} label=${t.analysisLevelsOf} />`}
    ${group.levels.length > 0 && html`<p class="soft small">${t.analysisRateNotePlain(group.levels[0].over)}</p>`}`;
}
