import { html } from '/vendor/htm/standalone.module.js';
import { FigureTable, range, signed } from './analysis-figures.js';
import { useWords } from './languages.js';
import { Problem, Waiting } from './problems.js';

/** What tutoring did since the exam before, of one subject or of all, with the caution that belongs to it. */
export function TutoringEffects({ answer, subject }) {
  const t = useWords();
  const { data, problem, again } = answer;
  const all = data?.subjects.filter(each => subject === undefined || each.subject === subject) ?? [];
  return html`
    <section class="card">
      <h3>${t.analysisTutoring}</h3>
      ${problem ? html`<${Problem} problem=${problem} onRetry=${again} />` : !data ? html`<${Waiting} rows=${3} />`
        : data.refused ? html`<p class="soft">${t.in(data.refused)}</p>`
        : all.length === 0 ? html`<p class="soft">${t.analysisTutoringNone}</p>` : html`
          <p class="soft">${t.analysisTutoringText(data.beforeName, data.beforeDay)}</p>
          <${FigureTable} label=${t.analysisTutoring} heads=${[t.examsSubject, t.analysisTutored, t.analysisUntutored, t.analysisWithoutMatch, t.analysisEffect]}
            rows=${all.map(each => ({
              key: each.subject, name: t.in(each.name),
              ...(each.tooFew ? { cells: [], instead: t.in(each.tooFew) }
                : { cells: [each.tutored, each.untutored, each.withoutMatch, html`<span class="rate"><b>${signed(each.effect)}</b>${each.interval && html`<small class="soft">${range(each.interval, signed)}</small>`}</span>`] }),
            }))} />
          <p class="soft small">${t.in(data.caution)}</p>`}
    </section>`;
}
