import { html } from '/vendor/htm/standalone.module.js';
import { FigureTable, signed } from './analysis-figures.js';
import { Intervals } from './analysis-plots.js';
import { useWords } from './languages.js';
import { count } from './numbers.js';
import { Problem, Waiting } from './problems.js';

/** What classes added since the exam before, each with its interval; or why there is none. `of` is one class alone. */
export function Added({ answer, subject, nameOf, of }) {
  const t = useWords();
  const { data, problem, again } = answer;
  const found = data?.subjects.find(each => each.subject === subject);
  const classes = found?.classes.filter(each => !of || each.class === of) ?? [];
  return html`
    <section class="card">
      <h3>${t.analysisAdded}</h3>
      ${problem ? html`<${Problem} problem=${problem} onRetry=${again} />` : !data ? html`<${Waiting} rows=${3} />`
        : data.refused ? html`<p class="soft">${t.in(data.refused)}</p>` : !found ? html`<p class="soft">${t.analysisAddedNone}</p>` : html`
          <p class="soft small">${t.analysisAddedText(data.beforeName, count(found.matched))}</p>
          ${!of && found.plot && html`<${Intervals} plot=${found.plot} label=${t.joined(t.in(found.name), t.analysisAddedOf)} />`}
          <${FigureTable} label=${t.analysisAdded} heads=${[t.analysisClass, t.analysisMatched, t.analysisAddedBy, t.analysisInterval, t.analysisShrunk]} rows=${classes.map(each => ({
            key: each.class, name: nameOf(each),
            ...(each.interval ? { cells: [each.matched, signed(each.mean), `${signed(each.interval.from)} – ${signed(each.interval.to)}`, signed(each.shrunk)] }
              : { cells: [each.matched ?? '—'], instead: t.in(each.notReported) }),
          }))} />`}
    </section>`;
}
