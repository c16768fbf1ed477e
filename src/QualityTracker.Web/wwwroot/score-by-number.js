import { html, useRef, useState } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';
import { faultOf, taken } from './score-rows.js';

/** Scores by exam number, as papers lie in a pile: the number, Enter, the score, Enter. They go into the lines below and are saved with them. */
export function ByNumber({ roster, most, row, onChange }) {
  const t = useWords();
  const [number, setNumber] = useState('');
  const [score, setScore] = useState('');
  const [said, say] = useState(null);
  const fields = useRef(null);
  const found = roster.find(each => each.examNumber === number.normalize('NFKC').trim());
  const to = name => fields.current.querySelector(`[name="${name}"]`).focus();

  // It stands in the form of the sheet, which Enter must not send.
  function enter(event) {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    if (!found) return say({ bad: true, text: t.scoresNumberUnknown });
    if (event.target.name === 'number') return to('score');
    const fault = faultOf(taken(row(found.pupil), { score }), most);
    if (!score.trim() || fault) return say({ bad: true, text: fault?.fault === 'over' ? t.scoresOver(most) : t.scoresNoNumber });
    const before = row(found.pupil).score;
    onChange(found.pupil, { status: 'sat', score });
    say({ text: t.scoresNumberTaken(found.name, score, before) });
    setNumber('');
    setScore('');
    to('number');
  }

  return html`
    <details class="by-number"><summary>${t.scoresByNumber}</summary>
      <div ref=${fields} onKeyDown=${enter}>
        <label>${t.scoresNumberOf}<input name="number" autocomplete="off" enterkeyhint="next" value=${number} onInput=${event => { setNumber(event.target.value); say(null); }} /></label>
        <label>${t.scoresScore(most)}<input name="score" inputmode="decimal" autocomplete="off" enterkeyhint="next" value=${score} onInput=${event => setScore(event.target.value)} /></label>
        <p role="status" class=${said?.bad ? 'bad' : 'soft'}>${said?.text ?? found?.name ?? t.scoresNumberHelp}</p>
      </div>
    </details>`;
}
