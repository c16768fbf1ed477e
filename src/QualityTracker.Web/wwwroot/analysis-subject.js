import { html, useState } from '/vendor/htm/standalone.module.js';
import { AsTable, FigureTable, Mean, Rate, ratio } from './analysis-figures.js';
import { Added } from './analysis-added.js';
import { Bands, LevelRows } from './analysis-bands.js';
import { Counted, NotCounted, Problems } from './analysis-counted.js';
import { Items } from './analysis-items.js';
import { Boxes, Histogram, Intervals, Stacks } from './analysis-plots.js';
import { Teachers } from './analysis-teachers.js';
import { TrendByClass } from './analysis-trend.js';
import { TutoringEffects } from './analysis-tutoring.js';
import { useWords } from './languages.js';
import { points } from './numbers.js';
import { Step } from './step.js';

/** One paper: every class beside the grade, how scores are spread, items, the exams before, value added, and by teacher. */
export function SubjectPart(parts) {
  const t = useWords();
  const { address, data, paper, papers, trend, added, teachers, tutoring } = parts;
  const groups = [paper.grade, ...paper.classes];
  const nameOf = group => (group.class ? html`<${Step} address=${address} to=${{ class: group.class }}>${t.in(group.name)}<//>` : t.in(group.name));
  const code = paper.subject;
  return html`
    ${paper.thresholds ? html`<${ByClass} groups=${groups} paper=${paper} data=${data} nameOf=${nameOf} /><${Spread} paper=${paper} />`
      : html`<${ByLevel} groups=${groups} paper=${paper} data=${data} nameOf=${nameOf} />`}
    ${paper.items && html`<${Items} items=${paper.items} classes=${paper.classes} />`}
    <${TrendByClass} answer=${trend} subject=${code} nameOf=${nameOf} />
    ${paper.thresholds && html`<${Added} answer=${added} subject=${code} nameOf=${nameOf} />`}
    ${paper.thresholds && !paper.isTotal && html`<${Teachers} answer=${teachers} subject=${code} /><${TutoringEffects} answer=${tutoring} subject=${code} />`}
    ${!paper.isTotal && html`<${Counted} of=${groups.map(group => ({ key: group.class ?? '', name: nameOf(group), group }))} head=${t.analysisClass}><${NotCounted} of=${data.notCounted.filter(each => each.subject === code)} groups=${groups} /><//>`}
    <${Problems} problems=${data.problems.filter(each => each.subject === code)} papers=${papers} />`;
}

/** Why some classes have no figures or are not compared: said once for all of whom it is true. */
function Remarks({ groups, paper, least }) {
  const t = useWords();
  const names = of => of.map(each => t.in(each.name)).join(t.lang === 'zh' ? '、' : ', ');
  const reasons = [...new Set(groups.filter(each => each.notComparable && !each.withheld).map(each => t.in(each.notComparable)))];
  return html`
    ${paper.leftOut.length > 0 && html`<p class="soft small">${t.analysisLeftOut(names(groups.filter(each => paper.leftOut.includes(each.class))))}</p>`}
    ${reasons.map(reason => html`<p key=${reason} class="soft small">${t.joined(names(groups.filter(each => !each.withheld && t.in(each.notComparable) === reason)), reason)}</p>`)}
    ${groups.some(each => each.withheld) && html`<p class="soft small">${t.analysisFew(least)}</p>`}`;
}

function ByClass({ groups, paper, data, nameOf }) {
  const t = useWords();
  const heads = [t.analysisClass, t.analysisTook, t.analysisMean, t.analysisSd, t.analysisExcellent, t.analysisPass, t.analysisLow, t.analysisAbove, t.analysisComposite, t.analysisRelative, t.analysisT];
  return html`
    <section class="card">
      <h3>${t.analysisByClass}</h3>
      <${FigureTable} label=${t.analysisByClass} heads=${heads} rows=${groups.map(group => {
        const { figures, comparison, participationRate, withheld } = group;
        const row = { key: group.class ?? '', name: nameOf(group), strong: !group.class };
        if (!figures) return { ...row, cells: [html`<${Rate} rate=${participationRate} />`], instead: t.in(withheld) };
        const instead = group.class ? html`<span class="soft">${t.analysisNotComparable}</span>` : '—';
        return { ...row, cells: [html`<${Rate} rate=${participationRate} />`, html`<${Mean} figures=${figures} />`, points(figures.sd),
          html`<${Rate} rate=${figures.excellent} />`, html`<${Rate} rate=${figures.pass} />`, html`<${Rate} rate=${figures.low} />`, comparison ? html`<${Rate} rate=${comparison.aboveMean} />` : instead,
          points(figures.composite), comparison ? ratio(comparison.relativeMean) : instead, points(figures.meanT)] };
      })} />
      ${paper.rates.length > 0 && html`<details class="as-table"><summary>${t.analysisRatesDrawn}</summary>${paper.rates.map(plot => html`<${Intervals} key=${t.in(plot.x.title)} plot=${plot} label=${t.joined(t.in(plot.x.title), t.analysisRatesOf)} />`)}</details>`}
      ${paper.grade.figures && html`<p class="soft small">${t.analysisRateNote(paper.grade.figures.excellent.over, paper.thresholds)}</p>`}
      <${Remarks} groups=${groups} paper=${paper} least=${data.leastShown} />
    </section>`;
}

function ByLevel({ groups, paper, data, nameOf }) {
  const t = useWords();
  const first = groups.find(each => each.levels.length > 0);
  return html`
    <section class="card">
      <h3>${t.analysisLevels}</h3>
      ${paper.plot && html`<${Stacks} plot=${paper.plot} label=${t.joined(t.in(paper.name), t.analysisLevelsOf)} />`}
      <${LevelRows} groups=${groups} nameOf=${nameOf} />
      ${first && html`<p class="soft small">${t.analysisRateNotePlain(first.levels[0].over)}</p>`}
      <${Remarks} groups=${groups} paper=${paper} least=${data.leastShown} />
    </section>`;
}

function Spread({ paper }) {
  const t = useWords();
  const shown = [paper.grade, ...paper.classes].filter(each => each.histogram);
  const [chosen, choose] = useState(null);
  const group = shown.find(each => each.class === chosen) ?? shown[0];
  if (!paper.boxes) return null;
  return html`
    <section class="card">
      <h3>${t.analysisDistribution}</h3>
      <${Boxes} plot=${paper.boxes} label=${t.joined(t.in(paper.name), t.analysisBoxesOf)} />
      <${AsTable}><${FigureTable} label=${t.analysisDistribution} heads=${[t.analysisClass, ...t.analysisBoxHeads]}
        rows=${paper.boxes.boxes.map((box, at) => ({ key: at, name: t.in(box.label), cells: [...['least', 'lower', 'median', 'upper', 'greatest'].map(each => box.numbers[each]), points(box.mean), box.pupils] }))} /><//>
      ${group && html`
        <div class="plot-choice" role="group" aria-label=${t.analysisShow}>
          ${shown.map(each => html`<button type="button" key=${each.class ?? ''} class="quiet" aria-pressed=${each === group ? 'true' : 'false'} onClick=${() => choose(each.class)}>${t.in(each.name)}</button>`)}
        </div>
        <${Histogram} plot=${group.histogram} label=${t.analysisDistributionOf(t.in(group.name), Boolean(group.histogram.behind))} />`}
      <details class="as-table"><summary>${t.analysisBands}</summary><${Bands} groups=${[paper.grade, ...paper.classes]} /></details>
    </section>`;
}
