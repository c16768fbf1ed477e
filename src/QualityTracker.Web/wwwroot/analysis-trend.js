import { html } from '/vendor/htm/standalone.module.js';
import { FigureTable, Rate } from './analysis-figures.js';
import { Line, Stacks } from './analysis-plots.js';
import { useWords } from './languages.js';
import { points } from './numbers.js';
import { Problem, Waiting } from './problems.js';

function Framed({ answer, subject, children }) {
  const t = useWords();
  const { data, problem, again } = answer;
  const lines = data?.lines.filter(each => each.subject === subject) ?? [];
  const exams = lines[0]?.scores ?? lines[0]?.levels ?? [];
  return html`
    <section class="card">
      <h3>${t.analysisTrend}</h3>
      ${problem ? html`<${Problem} problem=${problem} onRetry=${again} />` : !data ? html`<${Waiting} rows=${3} />`
        : exams.length < 2 ? html`<p class="soft">${t.analysisTrendOne}</p>` : children(lines, exams)}
    </section>`;
}

/** How every class went over the exams: standard scores, never means of different papers; of primary exams levels. */
export function TrendByClass({ answer, subject, nameOf }) {
  const t = useWords();
  return html`<${Framed} answer=${answer} subject=${subject}>${(lines, exams) => html`
    <${FigureTable} label=${t.analysisTrend} heads=${[t.analysisClass, ...exams.map(each => each.name)]} rows=${lines.filter(each => each.levels || each.class).map(line => ({
      key: line.class ?? '', name: nameOf(line),
      cells: line.scores ? line.scores.map(point => (point.withheld ? html`<span class="soft">— ${t.in(point.withheld)}</span>` : html`T ${points(point.meanT)} <small class="soft">${t.analysisTook} ${took(point.participationRate)}</small>`))
        : line.levels.map(({ levels }) => (levels.withheld ? html`<span class="soft">— ${t.in(levels.withheld)}</span>` : html`<span class="rate">${levels.levels.map(share => html`<small key=${share.level}>${share.level} ${points(share.percent)}%</small> `)}<small class="soft">${t.analysisTook} ${took(levels.participationRate)}</small></span>`)),
    }))} />
    <${Notes} lines=${lines} />`}<//>`;
}

/** One class from exam to exam, drawn and as a table. */
export function TrendOfClass({ answer, subject, of }) {
  const t = useWords();
  return html`<${Framed} answer=${answer} subject=${subject}>${all => {
    const line = all.find(each => each.class === of);
    if (!line) return html`<p class="soft">${t.analysisTrendOne}</p>`;
    if (line.levels) {
      const shown = line.levels.filter(each => !each.levels.withheld);
      return html`
        ${line.stacks && html`<${Stacks} label=${t.joined(t.in(line.name), t.analysisTrend)} plot=${line.stacks} />`}
        <${FigureTable} label=${t.analysisTrend} heads=${[t.analysisExam, t.analysisTook, ...(shown[0]?.levels.levels.map(each => each.level) ?? [])]} rows=${line.levels.map(({ exam, name, levels }) => ({
          key: exam, name, cells: [html`<${Rate} rate=${levels.participationRate} />`, ...levels.levels.map(share => html`<${Rate} rate=${share} />`)], instead: levels.withheld ? t.in(levels.withheld) : undefined,
        }))} />`;
    }

    return html`
      ${line.plot && html`<${Line} plot=${line.plot} label=${t.analysisTrendOf(t.in(line.name))} />`}
      <${FigureTable} label=${t.analysisTrend} heads=${[t.analysisExam, t.analysisTook, t.analysisT, t.analysisExcellent, t.analysisPass, t.analysisLow]} rows=${line.scores.map(point => ({
        key: point.exam, name: html`${point.name} <small class="soft">${point.day}</small>`,
        ...(point.withheld ? { cells: [html`<${Rate} rate=${point.participationRate} />`], instead: t.in(point.withheld) }
          : { cells: [html`<${Rate} rate=${point.participationRate} />`, points(point.meanT), html`<${Rate} rate=${point.excellent} />`, html`<${Rate} rate=${point.pass} />`, html`<${Rate} rate=${point.low} />`] }),
      }))} />
      <${Notes} lines=${[line]} />`;
  }}<//>`;
}

function Notes({ lines }) {
  const t = useWords();
  return [...new Set(lines.flatMap(each => each.notes.map(note => t.in(note))))].map(note => html`<p key=${note} class="soft small">${note}</p>`);
}

const took = rate => (rate?.percent === null || rate?.percent === undefined ? '—' : `${points(rate.percent)}%`);
