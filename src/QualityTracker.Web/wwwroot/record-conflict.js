import { html } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';
import { differing, valueText } from './record-values.js';

/** Two contents of one record side by side: the reader's, and what somebody else has saved meanwhile. */
export function RecordConflict({ kind, mine, theirs, place, onMine, onTheirs }) {
  const t = useWords();
  return html`
    <div class="problem" role="alert">
      <p class="problem-title">${t.recordsConflict}</p>
      <p>${t.recordsConflictText}</p>
      <table class="conflict">
        <thead><tr><th scope="col">${t.field}</th><th scope="col">${t.recordsMine}</th><th scope="col">${t.recordsTheirs}</th></tr></thead>
        <tbody>${differing(kind, mine, theirs).map(field => html`
          <tr key=${field.field}><th scope="row">${t.in(field.label)}</th><td>${valueText(field, mine, {}, t, place) || t.empty}</td><td>${valueText(field, theirs, {}, t, place) || t.empty}</td></tr>`)}</tbody>
      </table>
      <div class="form-acts">
        <button type="button" class="act" onClick=${onMine}>${t.recordsKeepMine}</button>
        <button type="button" class="quiet" onClick=${onTheirs}>${t.recordsTakeTheirs}</button>
      </div>
    </div>`;
}
