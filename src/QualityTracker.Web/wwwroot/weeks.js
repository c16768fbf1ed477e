import { html } from '/vendor/htm/standalone.module.js';
import { useWords, wordsOf } from './languages.js';

/** A day as people say it, such as 9月15日周一. */
export const dayName = (date, t) => new Date(`${date}T00:00:00Z`).toLocaleDateString(t.lang === 'zh' ? 'zh-CN' : 'en-GB', { month: 'short', day: 'numeric', weekday: 'short', timeZone: 'UTC' });

const States = { missing: 'band-last', partly: 'band-last', complete: 'band-0', nothing: '', asPlanned: 'band-0', changed: 'band-1', beside: 'band-1' };

export const StateBand = ({ state, children }) => html`<span class=${`band ${States[state] ?? ''}`}>${children}</span>`;

/** The week that is looked at, and the steps to the others; held in the address. `mark` says of a week what is missing in it. */
export function WeekChoice({ address, week, weeks, mark }) {
  const t = useWords();
  const of = weeks.find(each => each.week === week);
  const go = number => address.go({ week: String(number) });
  return html`
    <div class="week-choice">
      <button type="button" class="quiet" aria-label=${t.weekBefore} disabled=${week <= 1} onClick=${() => go(week - 1)}>‹</button>
      <label>
        <span class="unseen">${t.weekChoose}</span>
        <select name="week" value=${week} onChange=${event => go(event.target.value)}>
          ${weeks.map(each => html`<option key=${each.week} value=${each.week}>${[t.weekNumber(each.week), each.monday.slice(5), mark(each)].filter(Boolean).join(' · ')}</option>`)}
        </select>
      </label>
      <button type="button" class="quiet" aria-label=${t.weekAfter} disabled=${week >= weeks.length} onClick=${() => go(week + 1)}>›</button>
      <p class="soft small">${t.weekDays(of.monday, of.lastDay)}</p>
    </div>`;
}

/** What is recorded of a line of hours: its class and subject, or its kind, with the colleague of cover. */
export function nameOfLine(line, t) {
  const what = [line.className, t.in(line.subjectName)].filter(Boolean).join(' ');
  return [what || t.weekKinds[line.kind], line.colleague && t.weekCoverOf(line.colleague)].filter(Boolean).join(t.lang === 'zh' ? '，' : ', ');
}

/** The same in both languages, for what outlasts the page's language. */
export const both = name => ({ zh: name(wordsOf('zh')), en: name(wordsOf('en')) });
