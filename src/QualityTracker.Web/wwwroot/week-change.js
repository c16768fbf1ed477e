import { html, useState } from '/vendor/htm/standalone.module.js';
import { ask, problemOf } from './api.js';
import { Field } from './fields.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { send, sendTogether, useOutbox } from './outbox.js';
import { Problem } from './problems.js';
import { labelOf } from './week-hours.js';
import { MovedNotice, lineOf, movesIn, noteWith, noteWithout, takenBack } from './week-moved.js';
import { both } from './weeks.js';

// By how much each kind of exception changes what the week has so far, for one lesson.
const Ways = { notHeld: -1, more: 1, moved: -1, joined: -1, took: 0 };
const Beside = ['afterSchoolService', 'homeTeaching', 'preparation', 'marking'];
const places = number => Number(Math.max(0, number).toFixed(2));

/** What was different from the timetable in one line of hours: not held, moved, joint … or taken back. */
export function ChangeLine({ address, school, data, line, week, onDone, back }) {
  const t = useWords();
  const record = line.recorded?.record;
  const current = record?.periods ?? line.proposed;
  const moves = movesIn(record?.note);
  const { items } = useOutbox();
  const [way, setWay] = useState(null);
  const [periods, setPeriods] = useState(current);
  const [note, setNote] = useState(record?.note ?? '');
  const [to, setTo] = useState(String(data.weeks.find(each => each.week > data.week)?.week ?? data.week - 1));
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);

  function choose(next, other = to) {
    setWay(next);
    setPeriods(places(current + Ways[next]));
    setNote(next === 'moved' ? t.weekMovedNote(other) : t.weekWays[next]);
  }

  const write = changes => writeOf({ school, line, back, week: data.week }, { ...recordOf(data, line), ...changes });
  const bothWeeks = (from, to) => both(each => `${each.weekNumber(from)} → ${each.weekNumber(to)}`);

  function save(event) {
    event.preventDefault();
    const said = note.trim() || null;
    const changes = { periods: Number(periods), note: noteWith(said, moves.map(each => each.text), t) };
    if (way === 'moved') return act(() => movedTo(changes));
    // What is as planned again was not moved.
    if (moves.length === 0 || changes.periods !== (line.proposed ?? 0)) return act(() => [write(changes)]);
    if (line.proposed === null) return remove();
    return act(() => withOthers(write({ ...changes, note: moves.reduce((rest, move) => noteWithout(rest, move, t), said) })));
  }

  const remove = () => act(() => withOthers({ ...write({}), was: undefined, voids: t.weekRemoved }));
  const withOthers = async here => [here, ...(await takenBack({ school, data, week, back, line, items }, t))];

  // The other week's hours are the timetable's, or what is recorded there or on its way, and what comes from here.
  async function movedTo({ periods: left, note: said }) {
    const other = await ask(`${week}?week=${to}`, t);
    const there = lineOf(other, line, items) ?? { ...line, proposed: 0, recorded: null };
    const moved = { ...recordOf(other, there), periods: places((there.recorded?.record.periods ?? there.proposed) + current - left), note: noteWith(there.recorded?.record.note, [t.weekMovedFrom(data.week)], t) };
    return [write({ periods: left, note: noteWith(said, [t.weekMovedNote(other.week)], t) }), writeOf({ school, line: there, back, week: other.week }, moved)];
  }

  // Writes of two weeks are one act: together, with one undo. Without the network the other week is not known, and nothing is changed.
  async function act(made) {
    setBusy(true);
    setProblem(null);
    try {
      const writes = await made();
      if (writes.length === 1) send(writes[0]);
      else sendTogether(writes, bothWeeks(writes[0].record.week, writes[1].record.week));
      onDone();
    } catch (error) {
      setProblem(problemOf(error, t));
      setBusy(false);
    }
  }

  const lesson = line.kind === 'lesson' && line.proposed !== null;
  return html`
    <form class="week-form" onSubmit=${save} onKeyDown=${event => event.key === 'Escape' && onDone()}>
      <${MovedNotice} address=${address} moves=${moves} />
      ${lesson && html`
        <fieldset>
          <legend>${t.weekWay}</legend>
          <div class="week-ways">${Object.keys(Ways).map(each => html`
            <label key=${each}><input type="radio" name="way" value=${each} checked=${way === each} onChange=${() => choose(each)} /> ${t.weekWays[each]}</label>`)}</div>
          ${way && html`<p class="soft small" role="status">${t.weekWayHelp[way]}</p>`}
        </fieldset>`}
      ${way === 'moved' && html`
        <label class="choice"><span>${t.weekMovedTo}</span>
          <select name="to" value=${to} onChange=${event => { setTo(event.target.value); choose('moved', event.target.value); }}>
            ${data.weeks.filter(each => each.week !== data.week).map(each => html`<option key=${each.week} value=${each.week}>${t.weekNumber(each.week)}</option>`)}
          </select>
        </label>`}
      <${Field} label=${t.weekActual} type="number" inputmode="decimal" min="0" max="60" step="0.01" required value=${periods} onInput=${event => setPeriods(event.target.value)} help=${lesson ? t.weekPlanned(line.proposed) : undefined} />
      <${Field} label=${t.weekNote} value=${note} maxlength="200" required=${lesson && Number(periods) === 0} help=${t.weekNoteHelp} onInput=${event => setNote(event.target.value)} />
      <${Problem} problem=${problem} />
      <div class="acts">
        <button type="submit" class="act" aria-busy=${busy} disabled=${busy}>${t.weekSave}</button>
        <button type="button" class="quiet" onClick=${onDone}>${t.weekCancel}</button>
        ${record && html`<button type="button" class="quiet" disabled=${busy} onClick=${remove}>${t.weekRemove}</button>`}
      </div>
    </form>`;
}

/** Hours that no timetable has, but for cover. */
export function MoreHours({ school, data, lines, onDone, back }) {
  const t = useWords();
  const [kind, setKind] = useState(Beside[0]);
  const [periods, setPeriods] = useState('1.5');

  function save(event) {
    event.preventDefault();
    const line = lines.find(each => each.kind === kind && each.recorded) ?? { kind, class: null, subject: null, recorded: null };
    const more = places(Number(periods) + (line.recorded?.record.periods ?? 0));
    send(writeOf({ school, line, back, week: data.week }, { ...recordOf(data, line), periods: more }));
    onDone();
  }

  return html`
    <form class="week-form" onSubmit=${save} onKeyDown=${event => event.key === 'Escape' && onDone()}>
      <label class="choice"><span>${t.weekMoreKind}</span>
        <select name="kind" value=${kind} onChange=${event => setKind(event.target.value)}>${Beside.map(each => html`<option key=${each} value=${each}>${t.weekKinds[each]}</option>`)}</select>
      </label>
      <${Field} label=${kind === 'afterSchoolService' ? t.weekHoursOf : t.weekActual} type="number" inputmode="decimal" min="0.25" max="60" step="0.25" required value=${periods} onInput=${event => setPeriods(event.target.value)} />
      <div class="acts"><button type="submit" class="act">${t.weekSave}</button><button type="button" class="quiet" onClick=${onDone}>${t.weekCancel}</button></div>
    </form>`;
}

/** The record of a line as it stands, or a new one of it. */
export const recordOf = (data, line) => line.recorded?.record
  ?? { id: newId(), staff: data.staff, term: data.term, week: data.week, kind: line.kind, class: line.class, subject: line.subject, periods: line.proposed, coverFor: null, note: null };

/** A write of it: a new record, or a change of the one there is. */
export const writeOf = ({ school, line, back, week }, record) => ({
  school: school.id, noun: 'teaching-hours', record, back, label: labelOf(week, line, record.periods),
  ...(line.recorded?.state && { tag: `"${line.recorded.state.version}"`, was: line.recorded.record }),
});
