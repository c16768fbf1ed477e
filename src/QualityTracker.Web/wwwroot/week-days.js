import { html } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';
import { dayName } from './weeks.js';

/** The week day by day: the lessons of each, what a make-up day follows, and what is off. */
export function Days({ days }) {
  const t = useWords();
  return html`
    <details class="week-days">
      <summary>${t.weekTimetable}</summary>
      <ol>
        ${days.map(day => html`
          <li key=${day.date}>
            <p><strong>${dayName(day.date, t)}</strong> <span class="soft">${[day.name, day.timetableDay === null ? t.weekOff : day.timetableDay !== weekdayOf(day.date) && t.weekFollows(day.timetableDay)].filter(Boolean).join(t.lang === 'zh' ? '，' : ', ')}</span></p>
            ${day.lessons.length > 0 && html`
              <ul>${day.lessons.map(lesson => html`
                <li key=${`${lesson.period}-${lesson.class}`}>${t.weekLesson(lesson.period, t.in(lesson.subjectName), lesson.className)}
                  ${lesson.jointWith.length > 0 && html` <small class="soft">${t.weekJoint(lesson.jointWith)}</small>`}
                  ${!lesson.isAssigned && html` <small class="warn">${t.weekUnassigned}</small>`}
                </li>`)}</ul>`}
          </li>`)}
      </ol>
    </details>`;
}

const weekdayOf = date => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
