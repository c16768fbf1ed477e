import { html, useEffect, useMemo, useState } from '/vendor/htm/standalone.module.js';
import './words/observe.js';
import { unfinished, useDraft } from './drafts.js';
import { newId } from './ids.js';
import { useKeptAnswer } from './kept.js';
import { useWords } from './languages.js';
import { DayBar, beganAt, lengthOf, openingDay, openingPeriod, schoolNow } from './observe-day.js';
import { Proposals, lessonsAt, useNames } from './observe-lessons.js';
import { Noun, OpenedObservation, draftOf } from './observe-record.js';
import { useOutbox } from './outbox.js';
import { Problem, Waiting } from './problems.js';
import { accountId } from './session.js';
import { all, put, remove } from './store.js';
import { toast } from './toasts.js';

/** Observing: the lessons of this period, one of them begun by a tap, and what was begun and is not finished. */
export default function Observe({ address, place, session }) {
  const t = useWords();
  const { school, term } = place;
  const me = session.account.school === school.id ? session.account.staff : null;
  const { data, problem, again } = useKeptAnswer(me ? `/api/v1/schools/${encodeURIComponent(school.id)}/observable-lessons/${encodeURIComponent(term.id)}` : null);
  // The kind that was chosen last is proposed again; whether the teacher sees a record is decided for each.
  const [usual, setUsual] = useDraft(`observe|${school.id}`, { kind: 'planned', touched: false });
  const names = useNames(data);
  if (!me) return html`<div class="empty"><h2>${t.observeNobody}</h2><p>${t.observeNobodyText}</p></div>`;
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!data || !usual) return html`<${Waiting} rows=${9} />`;

  async function begin(lesson, day, period) {
    const id = newId();
    const record = {
      id, date: day, period, observer: me, teacher: lesson?.staff ?? '', class: lesson?.class ?? '', subject: lesson?.subject ?? '', topic: '', kind: usual.kind,
      minutes: lengthOf(data.bells, period), evaluated: false, scores: [], strengths: null, weaknesses: null, advice: null, notes: [], shared: false, reply: null,
    };
    // What was opened and left as it was is no draft.
    for (const left of await all('drafts', accountId())) if (left.id.startsWith(draftOf(school)) && !left.draft.touched) await remove('drafts', accountId(), left.id);
    await put('drafts', accountId(), draftOf(school, id), { draft: { record, startedAt: beganAt(school, data.bells, day, period), touched: false } });
    address.go({ record: id });
  }

  const parts = { address, place, me, data, names };
  return address.record ? html`<${OpenedObservation} key=${address.record} ...${parts} onSaved=${({ kind }) => setUsual({ kind })} />` : html`<${Ready} ...${parts} onBegin=${begin} again=${again} />`;
}

// What this browser keeps of a day's records: which lessons they are of, and nothing of how they were found.
const lessonsOnly = ({ items }) => ({ items: items.map(({ record: { id, date, period, observer, teacher, class: of } }) => ({ record: { id, date, period, observer, teacher, class: of } })) });

function Ready({ address, place, me, data, names, onBegin, again }) {
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
  const mine = useKeptAnswer(`/api/v1/schools/${encodeURIComponent(school.id)}/${Noun}?observer=${encodeURIComponent(me)}&since=${day}&until=${day}&limit=200`, lessonsOnly);
  const { items, sent } = useOutbox();
  useEffect(() => {
    if (sent === 0) return;
    again();
    mine.again();
  }, [sent]);
  const waiting = items.filter(each => each.noun === Noun);
  const recorded = [...(mine.data?.items ?? []).filter(each => !waiting.some(item => item.record.id === each.record.id)), ...waiting.filter(each => !each.voids)]
    .map(each => each.record).filter(each => each.observer === me && each.date === day && each.period === period);
  const [drafts, setDrafts] = useState([]);
  const readDrafts = () => unfinished(draftOf(school)).then(setDrafts);
  useEffect(() => { readDrafts(); }, [school.id]);

  function drop({ id, draft }) {
    remove('drafts', accountId(), id).then(readDrafts);
    toast({ text: t.observeDropped(nameOf(draft.record)), undo: () => put('drafts', accountId(), id, { draft }).then(readDrafts) });
  }

  const nameOf = record => [names.lessonOf(record), record.teacher && names.ofPerson(record.teacher)].filter(Boolean).join(' ') || t.observeOther;
  const other = html`<p><button type="button" class="act outline" onClick=${() => onBegin(null, day, period)}>${t.observeOther}</button></p>`;
  return html`
    ${drafts.length > 0 && html`
      <section class="card observe-unfinished">
        <h2>${t.observeOpenDrafts}</h2>
        <ul class="kept">
          ${drafts.map(({ id, draft: { record } }, at) => html`
            <li key=${id}>
              <span>${nameOf(record)}<br /><small class="soft">${record.date} ${t.observePeriod(record.period)}${record.topic && ` · ${record.topic}`}</small></span>
              <span class="acts"><button type="button" class="act" aria-label=${t.joined(t.observeGoOn, nameOf(record))} onClick=${() => address.go({ record: record.id })}>${t.observeGoOn}</button>
                <button type="button" class="quiet" aria-label=${t.joined(t.observeDrop, nameOf(record))} onClick=${() => drop(drafts[at])}>${t.observeDrop}</button></span>
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
