import { html, useRef } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';
import { toast } from './toasts.js';

const Longest = 500;
const LastMinute = 180;

/** What is seen as the lesson goes, each note with the minute at which it was begun; the commonest are one tap. */
export function Notes({ entry, minute, running, onChange }) {
  const t = useWords();
  const { record } = entry;
  const field = useRef(null);
  const at = entry.noteMinute ?? minute;
  const put = (notes, more = {}) => onChange({ ...more, record: { ...record, notes } });
  const add = (text, when, more) => put([...record.notes, { minute: when, text }].sort((a, b) => a.minute - b.minute), more);

  function write(event) {
    const noteText = event.target.value;
    // The minute is that of the first letter, not of the last.
    onChange({ noteText, noteMinute: noteText === '' ? undefined : entry.noteText ? entry.noteMinute ?? minute : at });
  }

  function finish() {
    const text = (entry.noteText ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
    if (text) add(text, at, { noteText: '', noteMinute: undefined });
    field.current.focus();
  }

  function remove(note) {
    const notes = record.notes.filter(each => each !== note);
    put(notes);
    toast({ text: t.observeNoteGone, undo: () => onChange(now => ({ record: { ...now.record, notes: [...now.record.notes, note].sort((a, b) => a.minute - b.minute) } })) });
  }

  return html`
    <section class="card observe-notes">
      <h2>${t.observeNotes}</h2>
      <div class="observe-marks">${t.observeMarks.map(mark => html`<button type="button" key=${mark} class="quiet" onClick=${() => add(mark, minute)}>${mark}</button>`)}</div>
      <div class="observe-note">
        ${running ? html`<span class="observe-minute">${t.observeAt(at)}</span>`
          : html`<input class="observe-minute" type="number" inputmode="numeric" min="0" max=${LastMinute} aria-label=${t.observeMinute} value=${at}
              onInput=${event => onChange({ noteMinute: Math.min(LastMinute, Math.max(0, Math.trunc(Number(event.target.value)) || 0)) })} />`}
        <input ref=${field} aria-label=${t.observeNote} placeholder=${t.observeNote} value=${entry.noteText ?? ''} maxlength=${Longest} autocomplete="off" enterkeyhint="enter"
          onInput=${write} onKeyDown=${event => event.key === 'Enter' && !event.isComposing && (event.preventDefault(), finish())} />
        <button type="button" class="act outline" onClick=${finish}>${t.observeNoteAdd}</button>
      </div>
      ${record.notes.length > 0 && html`
        <ol class="observe-noted">
          ${record.notes.map((note, index) => html`
            <li key=${index}><span class="observe-minute">${t.observeAt(note.minute)}</span><span>${note.text}</span>
              <button type="button" class="plain" aria-label=${t.observeNoteDrop(note.text)} onClick=${() => remove(note)}>×</button></li>`)}
        </ol>`}
    </section>`;
}
