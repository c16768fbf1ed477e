import { html, useEffect, useRef } from '/vendor/htm/standalone.module.js';
import { Field, faultsOf } from './fields.js';
import { useWords } from './languages.js';
import { schoolNow } from './observe-day.js';
import { Notes } from './observe-notes.js';
import { Rubric } from './observe-rubric.js';
import { Timer, minuteOf } from './observe-timer.js';

const Texts = ['strengths', 'weaknesses', 'advice'];
const LongestTopic = 100;
const LongestText = 2000;

/** What is wrong with a record that the server would refuse anyway, beside the fields; the server has the last word. */
export function faultsIn(record, t) {
  const names = { class: t.observeClass, subject: t.observeSubject, teacher: t.observeTeacher, topic: t.observeTopic };
  return Object.keys(names).filter(field => !record[field]).map(field => ({ field, message: t.observeNeeded(names[field]), remedy: '' }));
}

/** A record as it is sent: without blanks at the ends, with the note that was being written. */
export function tidy(record, noteText, noteMinute) {
  const last = clean(noteText ?? '').replace(/\s+/g, ' ');
  const notes = last ? [...record.notes, { minute: noteMinute ?? lastMinute(record), text: last }] : record.notes;
  return { ...record, topic: clean(record.topic), notes, ...Object.fromEntries(Texts.map(name => [name, clean(record[name] ?? '') || null])) };
}

const clean = text => text.normalize('NFC').trim();
const lastMinute = record => record.notes[record.notes.length - 1]?.minute ?? 0;

/** The form of one observation. What is needed comes first; the rest may be left for later. */
export function ObservationForm({ school, data, names, me, entry, faults, onChange, onSave, isNew }) {
  const t = useWords();
  const { record } = entry;
  const form = useRef(null);
  // What is being filled in does not close over the next field.
  const unnamed = useRef(!record.class).current;
  useEffect(() => {
    form.current.scrollIntoView();
    // A keyboard on the screen would hide what a phone shows of the lesson.
    form.current.querySelector(matchMedia('(pointer: fine)').matches ? '.observe-first input' : '.observe-head p').focus({ preventScroll: true });
  }, []);
  const set = changes => onChange({ record: { ...record, ...changes } });
  const written = record.evaluated || record.scores.length > 0 || Texts.some(name => record[name]);
  useEffect(() => {
    if (faults.length > 0) form.current.querySelector('[aria-invalid="true"]')?.focus();
  }, [faults]);

  function submit(event) {
    event.preventDefault();
    onSave(record.evaluated);
  }

  const now = minuteOf(entry);
  const isTimed = isNew || (!record.evaluated && record.date === schoolNow(school).day);
  return html`
    <form class="observe-form" ref=${form} onSubmit=${submit} noValidate>
      <header class="observe-head">
        <p tabindex="-1"><b>${names.lessonOf(record) || t.observeOther}</b> ${record.teacher && names.ofPerson(record.teacher)} <span class="soft">${record.date} ${t.observePeriod(record.period)}</span></p>
        ${isTimed && html`<${Timer} entry=${entry} onChange=${onChange} />`}
      </header>

      <section class="card observe-first">
        <${Field} label=${t.observeTopic} help=${t.observeTopicHelp} value=${record.topic} maxlength=${LongestTopic} faults=${faultsOf({ errors: faults }, 'topic')} enterkeyhint="done"
          onKeyDown=${event => event.key === 'Enter' && !event.isComposing && submit(event)} onInput=${event => set({ topic: event.target.value })} aria-required="true" />
        <div class="form-acts">
          ${isNew ? html`<button type="button" class=${written ? 'act outline' : 'act'} onClick=${() => onSave(false)}>${t.observeSaveLater}</button>` : html`<button type="submit" class="act">${t.observeSave}</button>`}
          <small class="soft">${t.observeKeptHere}</small>
        </div>
        <details open=${faults.some(each => each.field !== 'topic') || unnamed}>
          <summary>${t.observeLesson}</summary>
          <div class="fields">
            <${Choice} label=${t.observeTeacher} field="teacher" value=${record.teacher} faults=${faults} onChoose=${teacher => set({ teacher })} options=${data.staff.filter(each => each.id !== me).map(each => [each.id, `${each.name} ${each.id}`])} />
            <${Choice} label=${t.observeClass} field="class" value=${record.class} faults=${faults} onChoose=${id => set({ class: id })} options=${data.classes.map(each => [each.id, each.name])} />
            <${Choice} label=${t.observeSubject} field="subject" value=${record.subject} faults=${faults} onChoose=${subject => set({ subject })} options=${data.subjects.map(each => [each.id, names.ofSubject(each.id)])} />
            <${Field} label=${t.observeDay} type="date" value=${record.date} required onInput=${event => event.target.value && set({ date: event.target.value })} />
            <${Field} label=${t.observePeriods} type="number" min="1" max="15" value=${record.period} onInput=${event => event.target.value && set({ period: Number(event.target.value) })} />
            <${Field} label=${t.observeMinutes} type="number" min="1" max="180" inputmode="numeric" value=${record.minutes} onInput=${event => event.target.value && set({ minutes: Number(event.target.value) })} />
            <${Choice} label=${t.observeKind} field="kind" value=${record.kind} faults=${faults} onChoose=${kind => set({ kind })} options=${Object.entries(t.observeKinds)} />
          </div>
        </details>
      </section>

      <${Notes} entry=${entry} minute=${now ?? lastMinute(record)} running=${now !== null} onChange=${onChange} />
      <${Rubric} rubric=${data.rubric} scores=${record.scores} onChange=${scores => set({ scores })} />

      <section class="card">
        ${Texts.map(name => html`<${Area} key=${name} label=${{ strengths: t.observeStrengths, weaknesses: t.observeWeaknesses, advice: t.observeAdvice }[name]} value=${record[name] ?? ''} onInput=${text => set({ [name]: text })} />`)}
        <label class="observe-share">
          <input type="checkbox" role="switch" checked=${record.shared} disabled=${Boolean(record.reply)} onChange=${event => set({ shared: event.target.checked })} />
          <span>${t.observeShare}<br /><small class="soft">${record.reply ? t.observeShareKept : t.observeShareHelp}</small></span>
        </label>
        <div class="form-acts">
          <button type="button" class="act" onClick=${() => onSave(true)}>${t.observeSaveNow}</button>
          ${!record.evaluated && html`<button type="button" class="act outline" onClick=${() => onSave(false)}>${t.observeSaveLater}</button>`}
        </div>
      </section>
    </form>`;
}

function Choice({ label, field, value, options, faults, onChoose }) {
  const t = useWords();
  const wrong = faults.find(each => each.field === field);
  return html`
    <div class="field">
      <label>${label}
        <select value=${value} aria-invalid=${wrong ? 'true' : undefined} onChange=${event => onChoose(event.target.value)}>
          ${!options.some(([id]) => id === value) && html`<option value=${value} disabled selected>${value || t.observeChoose}</option>`}
          ${options.map(([id, name]) => html`<option key=${id} value=${id} selected=${id === value}>${name}</option>`)}
        </select>
      </label>
      ${wrong && html`<small class="bad">${wrong.message}</small>`}
    </div>`;
}

function Area({ label, value, onInput }) {
  return html`<label class="observe-text">${label}<textarea rows="2" maxlength=${LongestText} value=${value} onInput=${event => onInput(event.target.value)}></textarea></label>`;
}
