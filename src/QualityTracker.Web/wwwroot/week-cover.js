import { html, useState } from '/vendor/htm/standalone.module.js';
import { useKeptAnswer } from './kept.js';
import { useWords } from './languages.js';
import { sendTogether } from './outbox.js';
import { Problem, Waiting } from './problems.js';
import { recordOf, writeOf } from './week-change.js';
import { both, dayName } from './weeks.js';

/** Lessons taught for a colleague who was away: whose, and which of them. */
export function Cover({ school, data, week, query, lines, onDone, back }) {
  const t = useWords();
  const { data: all, problem, again } = useKeptAnswer(`${week}/coverable${query || `?week=${data.week}`}`);
  const [staff, setStaff] = useState('');
  const [chosen, choose] = useState([]);
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!all) return html`<${Waiting} rows=${2} />`;
  const people = [...new Map(all.map(each => [each.staff, each.name]))];
  const lessons = all.filter(each => each.staff === staff)
    .flatMap(each => each.lessons.map(lesson => ({ ...each, ...lesson, key: [lesson.date, lesson.period, each.class].join('|') })))
    .sort((a, b) => a.date.localeCompare(b.date) || a.period - b.period);

  function save(event) {
    event.preventDefault();
    const groups = new Map();
    for (const lesson of lessons.filter(each => chosen.includes(each.key))) {
      const key = `${lesson.class}|${lesson.subject}`;
      groups.set(key, [...(groups.get(key) ?? []), lesson]);
    }

    const writes = [...groups.values()].map(([first, ...rest]) => {
      const line = lines.find(each => each.kind === 'cover' && each.recorded?.record.coverFor === staff && each.class === first.class && each.subject === first.subject)
        ?? { kind: 'cover', class: first.class, className: first.className, subject: first.subject, subjectName: first.subjectName, colleague: first.name, proposed: 0, recorded: null };
      const record = { ...recordOf(data, line), coverFor: staff, periods: (line.recorded?.record.periods ?? 0) + 1 + rest.length };
      const names = { className: first.className, subjectName: first.subjectName, colleague: first.name };
      return { ...writeOf({ school, line, back, week: data.week }, record), names };
    });
    sendTogether(writes, writes.length === 1 ? writes[0].label : both(each => `${each.weekCoverOf(people.find(([id]) => id === staff)[1])}${each.lang === 'zh' ? '，' : ', '}${each.weekPeriods(chosen.length)}`));
    onDone();
  }

  if (people.length === 0) return html`<p class="soft">${t.weekCoverNone}</p>`;
  return html`
    <form class="week-form" onSubmit=${save} onKeyDown=${event => event.key === 'Escape' && onDone()}>
      <label class="choice"><span>${t.weekCoverFor}</span>
        <select name="staff" required value=${staff} onChange=${event => { setStaff(event.target.value); choose([]); }}>
          <option value="">${t.weekCoverChoose}</option>
          ${people.map(([id, name]) => html`<option key=${id} value=${id}>${name} ${id}</option>`)}
        </select>
      </label>
      ${staff && html`
        <fieldset>
          <legend>${t.weekCoverText}</legend>
          <div class="week-ways">${lessons.map(lesson => html`
            <label key=${lesson.key}><input type="checkbox" checked=${chosen.includes(lesson.key)} onChange=${event => choose(event.target.checked ? [...chosen, lesson.key] : chosen.filter(each => each !== lesson.key))} />
              <span>${dayName(lesson.date, t)} ${t.weekLesson(lesson.period, t.in(lesson.subjectName), lesson.className)}${lesson.isBusy && html` <small class="warn">${t.weekCoverBusy}</small>`}</span></label>`)}</div>
        </fieldset>`}
      <div class="acts">
        <button type="submit" class="act" disabled=${chosen.length === 0}>${t.weekCoverSave(chosen.length)}</button>
        <button type="button" class="quiet" onClick=${onDone}>${t.weekCancel}</button>
      </div>
    </form>`;
}
