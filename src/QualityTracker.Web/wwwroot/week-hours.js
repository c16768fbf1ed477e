import { html, useState } from '/vendor/htm/standalone.module.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { sendTogether } from './outbox.js';
import { useUnsettled } from './unsettled.js';
import { ChangeLine, MoreHours } from './week-change.js';
import { Cover } from './week-cover.js';
import { Days } from './week-days.js';
import { StateBand, both, nameOfLine } from './weeks.js';

/** The week's hours: what the timetable proposes, confirmed in one tap, and what was different. */
export function Hours({ address, school, data, week, query, mine, again }) {
  const t = useWords();
  const [open, setOpen] = useState(null);
  const unsettled = useUnsettled('teaching-hours', data, again);
  const lines = overlaid(data, unsettled);
  const missing = lines.filter(line => !line.recorded);
  const total = sumOf(missing);
  const close = () => setOpen(null);
  const parts = { school, data, week, query, lines, onDone: close, back: { view: 'week', week: String(data.week), person: mine ? undefined : data.staff } };
  return html`
    <article class="card week-hours">
      <header class="week-head"><h2>${t.weekHours}</h2> <${StateBand} state=${stateOf(lines)}>${t.weekStates[stateOf(lines)]}<//></header>
      ${lines.length === 0 && html`<p class="soft">${mine ? t.weekNoLessons : t.weekNoLessonsOf(data.name)}</p>`}
      <ul class="week-lines">
        ${lines.map(line => html`
          <li key=${keyOf(line)}>
            <${Line} line=${line} mayWrite=${data.mayWrite} isOpen=${open === keyOf(line)} onOpen=${() => setOpen(open === keyOf(line) ? null : keyOf(line))} />
            ${open === keyOf(line) && html`<${ChangeLine} ...${parts} line=${line} address=${address} />`}
          </li>`)}
      </ul>
      ${data.coveredBy.map(line => html`<p class="soft small" key=${line.recorded.record.id}>${nameOfLine({ ...line, colleague: null }, t)}${t.lang === 'zh' ? '：' : ': '}${t.weekCoveredBy(line.colleague, line.recorded.record.periods)}</p>`)}
      ${data.mayWrite && missing.length > 0 && html`
        <button type="button" class="act week-confirm" onClick=${() => sendTogether(...confirmed(parts, missing))}>${t.weekConfirm(missing.length, total)}</button>
        <p class="soft small">${t.weekConfirmText}</p>`}
      ${data.mayWrite && missing.length === 0 && lines.length > 0 && html`<p class="soft small">${t.weekAllSet}</p>`}
      ${data.mayWrite && html`
        <div class="acts">
          <button type="button" class="quiet" aria-expanded=${open === 'cover' ? 'true' : 'false'} onClick=${() => setOpen(open === 'cover' ? null : 'cover')}>＋ ${t.weekCover}</button>
          <button type="button" class="quiet" aria-expanded=${open === 'more' ? 'true' : 'false'} onClick=${() => setOpen(open === 'more' ? null : 'more')}>＋ ${t.weekMore}</button>
        </div>
        ${open === 'cover' && html`<${Cover} ...${parts} />`}
        ${open === 'more' && html`<${MoreHours} ...${parts} />`}`}
      <${Days} days=${data.days} />
    </article>`;
}

function Line({ line, mayWrite, isOpen, onOpen }) {
  const t = useWords();
  const record = line.recorded?.record;
  const on = line.write === 'waiting' || line.write === 'sending';
  return html`
    <div class="week-line">
      <span class="week-what"><strong>${nameOfLine(line, t)}</strong>
        ${line.kind !== 'lesson' && line.className && html` <span class="soft">${t.weekKinds[line.kind]}</span>`}
        ${record?.note && html`<br /><small class="soft">${record.note}</small>`}
      </span>
      <span class="week-periods">${t.weekAmount(line.kind, record ? record.periods : line.proposed)}${line.state === 'changed' && html`<br /><small class="soft">${t.weekPlanned(line.proposed)}</small>`}</span>
      <${StateBand} state=${line.state}>${line.write === 'refused' || line.write === 'conflict' ? t.weekStuck : on ? t.weekSending : t.weekLineStates[line.state]}<//>
      ${mayWrite && html`<button type="button" class="quiet" aria-expanded=${isOpen ? 'true' : 'false'} aria-label=${t.weekChangeOf(nameOfLine(line, t))} disabled=${line.write === 'sending' || line.write === 'arrived'} onClick=${onOpen}>${t.weekChange}</button>`}
    </div>`;
}

/** The writes that record lines as the timetable has them, and what is said of them. */
export function confirmed({ school, data, back }, missing) {
  const writes = missing.map(line => ({
    school: school.id, noun: 'teaching-hours', back,
    record: { id: newId(), staff: data.staff, term: data.term, week: data.week, kind: 'lesson', class: line.class, subject: line.subject, periods: line.proposed, coverFor: null, note: null },
    label: labelOf(data.week, line, line.proposed),
  }));
  return [writes, both(each => each.weekConfirmed(data.week, missing.length))];
}

/** What a line is called where it is on its way. */
export const labelOf = (week, line, periods) => both(t => t.weekLineName(week, nameOfLine(line, t), t.weekAmount(line.kind, periods)));

const keyOf = line => line.recorded?.record.id ?? [line.kind, line.class, line.subject, line.colleague].join('|');
const sumOf = lines => Number(lines.reduce((sum, line) => sum + line.proposed, 0).toFixed(2));
const stateOf = lines => (lines.length === 0 ? 'nothing' : lines.every(line => line.recorded) ? 'complete' : lines.some(line => line.recorded && line.proposed !== null) ? 'partly' : 'missing');

// What the week itself does not name, the write does.
const namesOf = (record, data) => data.lines.find(line => line.class === record.class && line.subject === record.subject && record.class) ?? {};

// The week as it will be once what is on its way has arrived.
export function overlaid(data, unsettled) {
  let lines = data.lines;
  for (const { record, voids, state, names } of unsettled.filter(each => each.record.staff === data.staff && each.record.term === data.term && each.record.week === data.week)) {
    const at = lines.findIndex(line => line.recorded?.record.id === record.id
      || (!line.recorded && line.kind === record.kind && line.class === record.class && line.subject === record.subject));
    const before = at >= 0 ? lines[at] : { kind: record.kind, class: record.class, subject: record.subject, proposed: null, colleague: null, className: namesOf(record, data).className, subjectName: namesOf(record, data).subjectName, ...names };
    const after = voids ? { ...before, recorded: null, state: 'missing' }
      : { ...before, recorded: { ...before.recorded, record }, write: state, state: before.proposed === null ? 'beside' : before.proposed === record.periods ? 'asPlanned' : 'changed' };
    lines = at >= 0 ? lines.map((line, index) => (index === at ? after : line)) : voids ? lines : [...lines, after];
    lines = lines.filter(line => line.recorded || line.proposed !== null);
  }

  return lines;
}
