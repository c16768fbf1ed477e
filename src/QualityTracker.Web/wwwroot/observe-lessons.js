import { html, useMemo, useState } from '/vendor/htm/standalone.module.js';
import { within } from './address.js';
import { useWords } from './languages.js';

/** Names by code, of what there is to observe. */
export function useNames(data) {
  const t = useWords();
  return useMemo(() => {
    const by = list => new Map((list ?? []).map(each => [each.id, each]));
    const [classes, subjects, staff] = [by(data?.classes), by(data?.subjects), by(data?.staff)];
    return {
      ofClass: id => classes.get(id)?.name ?? id,
      ofSubject: id => (t.lang === 'en' && subjects.get(id)?.nameEn) || (subjects.get(id)?.name ?? id),
      ofPerson: id => staff.get(id)?.name ?? id,
      person: id => staff.get(id),
      lessonOf(each) {
        return [each.class && this.ofClass(each.class), each.subject && this.ofSubject(each.subject)].filter(Boolean).join(' ');
      },
    };
  }, [data, t.lang]);
}

/** The lessons of a day and period that are somebody else's, those least observed first; and one's own. */
export function lessonsAt(data, day, weekday, period, me) {
  const held = data.lessons.filter(each => each.weekday === weekday && each.period === period && each.from <= day && day <= each.to);
  return { own: held.filter(each => each.staff === me), others: held.filter(each => each.staff !== me) };
}

/** What may be observed in one period, by how urgent it is. */
export function Proposals({ address, lessons, names, recorded, onBegin }) {
  const t = useWords();
  const [find, setFind] = useState('');
  const wanted = find.trim().toLowerCase();
  const shown = lessons
    .map(lesson => ({ lesson, person: names.person(lesson.staff) ?? { observed: 0, observedByMe: 0 }, text: `${names.lessonOf(lesson)} ${names.ofPerson(lesson.staff)}` }))
    .filter(each => each.text.toLowerCase().includes(wanted))
    .sort((a, b) => a.person.observed - b.person.observed || (a.person.lastObserved ?? '').localeCompare(b.person.lastObserved ?? '') || a.lesson.class.localeCompare(b.lesson.class));
  const groups = [
    [t.observeUnseen, shown.filter(each => each.person.observed === 0)],
    [t.observeUnseenByMe, shown.filter(each => each.person.observed > 0 && each.person.observedByMe === 0)],
    [t.observeSeen, shown.filter(each => each.person.observedByMe > 0)],
  ].filter(([, list]) => list.length > 0);
  return html`
    ${lessons.length > 5 && html`
      <div class="tools">
        <input class="find" type="search" aria-label=${t.observeFind} placeholder=${t.observeFind} value=${find} onInput=${event => setFind(event.target.value)} />
        <p class="soft" role="status">${t.observeFound(shown.length)}</p>
      </div>`}
    ${groups.map(([title, list]) => html`
      <section key=${title}>
        <h2 class="observe-group">${title}</h2>
        <ul class="observe-lessons">
          ${list.map(({ lesson, person }) => {
            const done = recorded.find(each => each.teacher === lesson.staff && each.class === lesson.class);
            const step = { view: 'observed', record: done?.id, day: undefined, filter: undefined };
            return html`
              <li key=${`${lesson.class} ${lesson.subject} ${lesson.staff}`}>
                ${done ? html`<a class="observe-lesson is-done" href=${address.href(step)} onClick=${within(() => address.go(step))}><${Lesson} lesson=${lesson} names=${names} /><span class="band band-0">${t.observeDone}</span></a>`
                  : html`<button type="button" class="observe-lesson" onClick=${() => onBegin(lesson)}><${Lesson} lesson=${lesson} names=${names} /> <small class="soft">${t.observeTimes(person)}</small></button>`}
              </li>`;
          })}
        </ul>
      </section>`)}`;
}

const Lesson = ({ lesson, names }) => html`<span><b>${names.ofClass(lesson.class)}</b> ${names.ofSubject(lesson.subject)} <b>${names.ofPerson(lesson.staff)}</b></span>`;
