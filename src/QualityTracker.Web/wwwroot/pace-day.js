import { html } from '/vendor/htm/standalone.module.js';
import './words/pace.js';
import { useWords } from './languages.js';

/** The day that is looked at, and what it is in the term; both held in the address. */
export function PaceDay({ address, term, seen }) {
  const t = useWords();
  const before = seen && seen.today < term.firstDay;
  const after = seen && seen.today > term.lastDay;
  const choose = day => address.go({ day }, { replace: true });
  return html`
    <div class="tools pace-day">
      <label><span>${t.paceDay}</span>
        <input type="date" name="day" required min=${term.firstDay} max=${term.lastDay} value=${address.day ?? seen?.day ?? ''} onChange=${event => event.target.value && choose(event.target.value)} />
      </label>
      <p class="soft">${seen ? t.paceWeeks(seen.weeksElapsed, seen.weeks) : '\u00a0'}</p>
      ${address.day && html`<button type="button" class="quiet" onClick=${() => choose(undefined)}>${t.paceToday}</button>`}
    </div>
    ${!address.day && before && html`<p class="notice" role="status">${t.paceBefore(term.firstDay)}</p>`}
    ${!address.day && after && html`<p class="notice" role="status">${t.paceAfter}</p>`}`;
}
