import { html, useEffect, useMemo } from '/vendor/htm/standalone.module.js';
import './words/observe.js';
import { useAnswer } from './api.js';
import { useDraft } from './drafts.js';
import { newId } from './ids.js';
import { useKeptAnswer } from './kept.js';
import { useWords } from './languages.js';
import { DayBar, beganAt, lengthOf, openingDay, openingPeriod, schoolNow } from './observe-day.js';
import { Proposals, lessonsAt, useNames } from './observe-lessons.js';
import { Noun, OpenedObservation } from './observe-record.js';
import { useOutbox } from './outbox.js';
import { Problem, Waiting } from './problems.js';
import { toast } from './toasts.js';

/** Observing: the lessons of this period, one of them begun by a tap, and what was begun and is not finished. */
export default function Observe({ address, place, session }) {
  const t = useWords();
  const { school, term } = place;
  const me = session.account.school === school.id ? session.account.staff : null;
  const { data, problem, again } = useKeptAnswer(me ? `/api/v1/schools/${encodeURIComponent(school.id)}/observable-lessons/${encodeURIComponent(term.id)}` : null);
  const [draft, change] = useDraft(`observe|${school.id}`, { open: {}, kind: 'planned', shared: false });
  const names = useNames(data);
  if (!me) return html`<div class="empty"><h2>${t.observeNobody}</h2><p>${t.observeNobodyText}</p></div>`;
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!data || !draft) return html`<${Waiting} rows=${9} />`;

  // What was opened and left as it was is no draft.
  const open = (id, entry) => change(now => {
    const others = Object.fromEntries(Object.entries(now.open).filter(([each, other]) => each !== id && other.touched));
    return { open: entry ? { ...others, [id]: entry } : others };
  });

  async function begin(lesson, day, period) {
    const id = newId();
    const record = {
      id, date: day, period, observer: me, teacher: lesson?.staff ?? '', class: lesson?.class ?? '', subject: lesson?.subject ?? '', topic: '', kind: draft.kind,
      minutes: lengthOf(data.bells, period), evaluated: false, scores: [], strengths: null, weaknesses: null, advice: null, notes: [], shared: draft.shared, reply: null,
    };
    await open(id, { record, startedAt: beganAt(school, data.bells, day, period) });
    address.go({ record: id });
  }

  const parts = { address, place, me, data, names, draft, change, open };
  return address.record ? html`<${OpenedObservation} key=${address.record} ...${parts} />` : html`<${Ready} ...${parts} onBegin=${begin} again=${again} />`;
}

function Ready({ address, place, me, data, names, draft, open, onBegin, again }) {
  const t = useWords();
  const { school, term } = place;
  const now = schoolNow(school);
  const today = openingDay(data.days, now.day);
  const day = address.day ?? today;
  const found = data.days.find(each => each.date === day);
  const periods = useMemo(() => [...new Set([...data.bells.map(each => each.period), ...data.lessons.map(each => each.period)])].sort((a, b) => a - b), [data]);
  const onNow = openingPeriod(periods, data.bells, now, day);
  const period = Number(address.filter) || onNow || 1;
  const { own, others } = found ? lessonsAt(data, day, found.weekday, period, me) : { own: [], others: [] };
  const mine = useAnswer(`/api/v1/schools/${encodeURIComponent(school.id)}/${Noun}?observer=${encodeURIComponent(me)}&since=${day}&until=${day}&limit=200`);
  const { sent } = useOutbox();
  useEffect(() => {
    if (sent === 0) return;
    again();
    mine.again();
  }, [sent]);
  const recorded = (mine.data?.items ?? []).map(item => item.record).filter(each => each.period === period);
  const unfinished = Object.entries(draft.open).filter(([, entry]) => entry.touched);

  function drop([id, entry]) {
    open(id, null);
    toast({ text: t.observeDropped(nameOf(entry.record)), undo: () => open(id, entry) });
  }

  const nameOf = record => [names.lessonOf(record), record.teacher && names.ofPerson(record.teacher)].filter(Boolean).join(' ') || t.observeOther;
  const other = html`<p><button type="button" class="act outline" onClick=${() => onBegin(null, day, period)}>${t.observeOther}</button></p>`;
  return html`
    ${unfinished.length > 0 && html`
      <section class="card observe-unfinished">
        <h2>${t.observeOpenDrafts}</h2>
        <ul class="kept">
          ${unfinished.map(each => html`
            <li key=${each[0]}>
              <span>${nameOf(each[1].record)}<br /><small class="soft">${each[1].record.date} ${t.observePeriod(each[1].record.period)}${each[1].record.topic && ` · ${each[1].record.topic}`}</small></span>
              <span class="acts"><button type="button" class="act" aria-label=${t.joined(t.observeGoOn, nameOf(each[1].record))} onClick=${() => address.go({ record: each[0] })}>${t.observeGoOn}</button>
                <button type="button" class="quiet" aria-label=${t.joined(t.observeDrop, nameOf(each[1].record))} onClick=${() => drop(each)}>${t.observeDrop}</button></span>
            </li>`)}
        </ul>
      </section>`}
    <${DayBar} address=${address} term=${term} data=${data} day=${day} period=${period} periods=${periods} isNow=${day === today && period === onNow} />
    ${!found ? html`<div class="empty"><h2>${t.observeNoSchool}</h2><p>${t.observeNoSchoolText}</p></div>`
      : periods.length === 0 ? html`<div class="empty"><h2>${t.observeNoTimetable}</h2><p>${t.observeNoTimetableText}</p>${other}</div>`
      : html`
        ${own.length > 0 && html`<p class="notice">${t.observeTeaching(own.map(each => names.lessonOf(each)).join(t.lang === 'zh' ? '、' : ', '))}</p>`}
        ${others.length === 0 ? html`<div class="empty"><h2>${t.observeNoLessons(period)}</h2><p>${t.observeNoLessonsText}</p></div>`
          : html`<${Proposals} key=${`${day} ${period}`} address=${address} lessons=${others} names=${names} recorded=${recorded} onBegin=${lesson => onBegin(lesson, day, period)} />`}
        ${other}`}`;
}
