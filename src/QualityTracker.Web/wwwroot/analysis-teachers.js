import { html } from '/vendor/htm/standalone.module.js';
import { FigureTable, ratio, signed } from './analysis-figures.js';
import { useWords } from './languages.js';
import { points } from './numbers.js';
import { Problem, Waiting } from './problems.js';

/** Results by teacher, of one subject or of all: each class counts by its pupils, the weeks taught and the share. */
export function Teachers({ answer, subject }) {
  const t = useWords();
  const { data, problem, again } = answer;
  const all = data?.teachers.filter(each => subject === undefined || each.subject === subject) ?? [];
  const percent = number => (number === null ? '—' : `${points(number)}%`);
  return html`
    <section class="card">
      <h3>${t.analysisTeachers}</h3>
      ${problem ? html`<${Problem} problem=${problem} onRetry=${again} />` : !data ? html`<${Waiting} rows=${3} />`
        : data.refused ? html`<p class="soft">${t.in(data.refused)}</p>`
        : all.length === 0 ? html`<p class="soft">${t.analysisTeachersNone}</p>` : html`
          <${FigureTable} label=${t.analysisTeachers} heads=${[t.analysisTeacher, t.examsSubject, t.analysisClasses, t.analysisRelative, t.analysisT, t.analysisExcellent, t.analysisPass, t.analysisLow, t.analysisComposite, t.analysisAddedShrunk]}
            rows=${all.map(each => ({
              key: `${each.staff}/${each.subject}`, name: html`${each.name} <small class="soft">${each.staff}</small>`,
              cells: [t.in(each.subjectName), html`<span class="teacher-classes">${each.parts.map(part => html`<span key=${part.class}>${part.className} <small class="soft">${part.sat} × ${part.weeksByShare}</small></span>`)}${each.leftOut.map(part => html`<small class="soft" key=${part.class}>${t.analysisNotIn(part.className, t.in(part.reason))}</small>`)}</span>`,
                ratio(each.relativeMean), points(each.meanT), percent(each.excellentRate), percent(each.passRate), percent(each.lowRate), points(each.composite), signed(each.valueAdded)],
            }))} />
          <p class="soft small">${t.analysisTeachersText}</p>`}
    </section>`;
}
