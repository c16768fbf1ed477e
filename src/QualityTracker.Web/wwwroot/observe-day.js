import { html } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';

/** Day (2025-10-14) and time (09:05) as the school's clock shows them now. */
export function schoolNow(school) {
  const text = new Date().toLocaleString('sv-SE', { timeZone: school.timeZone });
  return { day: text.slice(0, 10), time: text.slice(11, 16), seconds: Number(text.slice(17, 19)) };
}

/** The day that is looked at when none is named: today or the teaching day before it, the last one after the term. */
export function openingDay(days, today) {
  const past = days.filter(each => each.date <= today);
  return (past[past.length - 1] ?? days[0])?.date;
}

/** The period that is on now or comes next; the first on another day or without bells. */
export function openingPeriod(periods, bells, now, day) {
  if (now.day !== day) return periods[0];
  const next = bells.find(bell => periods.includes(bell.period) && now.time < bell.to);
  return next?.period ?? (bells.length > 0 ? periods[periods.length - 1] : periods[0]);
}

/** When the lesson began, if the school's clock says that it is on now: milliseconds as Date.now() gives them, else undefined. */
export function beganAt(school, bells, day, period) {
  const [now, bell] = [schoolNow(school), bells.find(each => each.period === period)];
  if (!bell || now.day !== day || now.time < bell.from || now.time >= bell.to) return undefined;
  return Date.now() - ((minutesOf(now.time) - minutesOf(bell.from)) * 60 + now.seconds) * 1000;
}

/** How long a period is by the bells; 40 minutes without. */
export function lengthOf(bells, period) {
  const bell = bells.find(each => each.period === period);
  return bell ? minutesOf(bell.to) - minutesOf(bell.from) : 40;
}

const Columns = 7;
const minutesOf = time => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Day and period, each to be changed; both stand in the address. */
export function DayBar({ address, term, data, day, period, periods, isNow }) {
  const t = useWords();
  const at = data.days.findIndex(each => each.date === day);
  const found = data.days[at];
  const before = data.days.filter(each => each.date < day).pop();
  const after = data.days.find(each => each.date > day);
  const go = changes => address.go(changes, { replace: true });
  return html`
    <div class="observe-day">
      <button type="button" class="quiet" disabled=${!before} aria-label=${t.observeBefore} onClick=${() => go({ day: before.date })}>‹</button>
      <label><span class="unseen">${t.observeDay}</span>
        <input type="date" min=${term.firstDay} max=${term.lastDay} value=${day} onChange=${event => event.target.value && go({ day: event.target.value })} />
      </label>
      <button type="button" class="quiet" disabled=${!after} aria-label=${t.observeAfter} onClick=${() => go({ day: after.date })}>›</button>
      ${found && html`<span class="soft">${t.observeWeek(found.week, found.weekday, weekdayOf(day) === found.weekday)}</span>`}
      ${!isNow && html`<button type="button" class="plain" onClick=${() => go({ day: undefined, filter: undefined })}>${t.observeNow}</button>`}
    </div>
    ${found && html`
      <div class="observe-periods" role="group" aria-label=${t.observePeriods} style=${{ gridTemplateColumns: `repeat(${Math.min(periods.length, Columns)}, minmax(0, 6rem))` }}>
        ${periods.map(each => {
          const bell = data.bells.find(other => other.period === each);
          return html`
            <button type="button" key=${each} class="quiet" aria-pressed=${each === period ? 'true' : 'false'} onClick=${() => go({ filter: String(each) })}>
              <b><span class="unseen">${t.observePeriodWords[0]}</span>${each}<span class="unseen">${t.observePeriodWords[1]}</span></b>${' '}${bell && html`<small>${bell.from}</small>`}
            </button>`;
        })}
      </div>`}`;
}

const weekdayOf = day => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7 + 1;
