import { html } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';

const Statuses = ['sat', 'absent', 'deferred', 'cheated', 'excluded'];

/** The lines of a score sheet; Enter and the arrows go from score to score, and what was copied there is pasted, as in a spreadsheet. */
export function ScoreTable({ roster, row, edits, notes, most, items, mayWrite, onChange, onColumn }) {
  const t = useWords();
  const heads = [t.scoresNumber, t.scoresName, ...(items ? [t.scoresItems] : []), t.scoresScore(most), t.scoresStatus, t.scoresReason];
  function paste(event) {
    if (!event.target.matches('.score')) return;
    const line = [...event.currentTarget.children].indexOf(event.target.closest('tr'));
    if (onColumn(roster[line].pupil, event.clipboardData.getData('text/plain'), event.target.dataset.item)) event.preventDefault();
  }

  return html`
    <div class="table-frame"><table class="cards scores" role="table">
      <thead role="rowgroup"><tr role="row">${heads.map(head => html`<th key=${head} role="columnheader" scope="col">${head}</th>`)}</tr></thead>
      <tbody role="rowgroup" onKeyDown=${step} onPaste=${paste}>
        ${roster.map(({ pupil, name, examNumber }) => html`
          <tr role="row" key=${pupil} class=${edits[pupil] ? 'changed' : ''}>
            <td role="cell" class="score-number">${pupil}${examNumber && html` <small>${t.scoresExamNumber(examNumber)}</small>`}</td>
            <th role="rowheader" scope="row">${name}${edits[pupil] && html` <span class="unseen">${t.scoresChanged}</span>`}</th>
            ${mayWrite ? html`<${Fields} pupil=${pupil} name=${name} row=${row(pupil)} note=${notes[pupil]} items=${items} onChange=${onChange} />`
              : html`${items && html`<td role="cell">${items.map(item => row(pupil).items?.[item.label] ?? '—').join(' · ')}</td>`}<td role="cell">${row(pupil).score || row(pupil).level || '—'}</td><td role="cell">${t.examStatuses[row(pupil).status] ?? t.scoresNothing}</td><td role="cell">${row(pupil).reason}</td>`}
          </tr>`)}
      </tbody>
    </table></div>
    <datalist id="score-reasons">${t.scoresReasons.map(reason => html`<option key=${reason} value=${reason} />`)}</datalist>`;
}

function Fields({ pupil, name, row, note, items, onChange }) {
  const t = useWords();
  const wrong = note ? { 'aria-invalid': 'true', 'aria-describedby': `note-${pupil}` } : {};
  const hasReason = row.status && row.status !== 'sat';
  const [ofScore, ofReason] = hasReason ? [{}, wrong] : [wrong, {}];
  // Beside the item that is wrong; of a line of which none is named, at its beginning.
  const at = items?.find(each => each.label === note?.item) ?? items?.[0];
  return html`
    ${items && html`
      <td role="cell" class="score-items">${items.map(item => html`
        <label key=${item.label} title=${item.topic}>${item.label}<small class="soft"> / ${item.fullMark}</small>
          <input class="score" data-item=${item.label} inputmode="decimal" autocomplete="off" enterkeyhint="next" aria-label=${t.scoresOf(name, t.scoresItem(item.label))} disabled=${Boolean(hasReason)} value=${row.items?.[item.label] ?? ''} ...${item === at ? ofScore : {}}
            onInput=${event => onChange(pupil, { items: { ...row.items, [item.label]: event.target.value } })} onFocus=${event => event.target.select()} /></label>`)}</td>`}
    ${items ? html`<td role="cell" class="score-field score-sum">${row.score || '—'}</td>` : html`<td role="cell" class="score-field">
      <input class="score" inputmode="decimal" autocomplete="off" enterkeyhint="next" aria-label=${t.scoresOf(name, t.scoresScore())} disabled=${Boolean(hasReason)} placeholder=${row.level} value=${row.score} ...${ofScore}
        onInput=${event => onChange(pupil, { score: event.target.value })} onFocus=${event => event.target.select()} />
    </td>`}
    <td role="cell" class="score-status">
      <select aria-label=${t.scoresOf(name, t.scoresStatus)} onChange=${event => onChange(pupil, { status: event.target.value })}>
        <option value="" selected=${!row.status}>${t.scoresNothing}</option>
        ${Statuses.map(status => html`<option key=${status} value=${status} selected=${row.status === status}>${t.examStatuses[status]}</option>`)}
      </select>
    </td>
    <td role="cell" class="score-reason">
      ${hasReason && html`<input list="score-reasons" autocomplete="off" maxlength="60" placeholder=${row.status === 'excluded' ? t.scoresReasonNeeded : t.scoresReasonMay} aria-label=${t.scoresOf(name, t.scoresReason)} value=${row.reason} ...${ofReason}
        onInput=${event => onChange(pupil, { reason: event.target.value })} />`}
      ${note && html`<small id=${`note-${pupil}`} class="bad">${note.text}</small>`}
    </td>`;
}

// A score that cannot be typed in is passed over; the last line leads to the button that saves.
function step(event) {
  const down = event.key === 'Enter' || event.key === 'ArrowDown';
  if (!event.target.matches('input') || !(down || event.key === 'ArrowUp') || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  if (!event.target.matches('.score') && event.key !== 'Enter') return;
  event.preventDefault();
  const fields = [...event.currentTarget.querySelectorAll('input.score:not(:disabled)')];
  const line = event.target.closest('tr');
  const here = fields.indexOf(event.target);
  const after = here >= 0 ? fields[here + (down && !event.shiftKey ? 1 : -1)] : fields.find(each => line.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING && !line.contains(each));
  (after ?? (down && !event.shiftKey ? event.currentTarget.closest('form').querySelector('[type="submit"]') : null))?.focus();
}
