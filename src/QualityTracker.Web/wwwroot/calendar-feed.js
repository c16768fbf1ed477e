import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/pace.js';
import { ask, problemOf, useAnswer } from './api.js';
import { useWords } from './languages.js';
import { moment } from './numbers.js';
import { Problem, Waiting } from './problems.js';
import { Secret } from './secrets.js';
import { Sure } from './sure.js';

const Own = '/api/v1/account/calendar-feed';

/** The address under which a calendar program reads one's norms: made, shown once, renewed, ended. */
export function CalendarFeed() {
  const t = useWords();
  const { data, problem, again } = useAnswer(Own);
  const [made, setMade] = useState(null);
  const [refusal, setRefusal] = useState(null);
  const [language, setLanguage] = useState(t.lang);
  const [busy, setBusy] = useState(false);

  async function attempt(work) {
    setBusy(true);
    setRefusal(null);
    try {
      await work();
      again();
    } catch (error) {
      setRefusal(problemOf(error, t));
    } finally {
      setBusy(false);
    }
  }

  const make = () => attempt(async () => setMade(new URL((await ask(Own, t, { method: 'POST', body: { language } })).address, location.origin)));
  const end = () => attempt(async () => {
    await ask(Own, t, { method: 'DELETE' });
    setMade(null);
  });
  const feed = data?.feed;

  return html`
    <section class="card">
      <h2>${t.calendar} <span class=${`band ${feed ? 'band-0' : ''}`}>${feed ? t.on : t.off}</span></h2>
      <p class="soft">${t.calendarText}</p>
      <${Problem} problem=${refusal ?? problem} onRetry=${problem && !refusal ? again : undefined} />
      ${made && html`
        <${Secret} title=${t.calendarNew} text=${t.calendarSecret} lines=${[made.href]} onDone=${() => setMade(null)} />
        <p><a href=${`webcal://${made.host}${made.pathname}`}>${t.calendarOpen}</a></p>`}
      ${!data ? !problem && html`<${Waiting} rows=${1} />` : html`
        ${feed && html`
          <ul class="kept">
            <li>
              <span>${t.calendarLanguages[feed.language]} <span class="soft">${t.calendarSince(moment(feed.createdAt, t.lang))} · ${feed.lastUsedAt ? t.lastUsed(moment(feed.lastUsedAt, t.lang)) : t.neverUsed}</span></span>
              <${Sure} label=${t.calendarEnd} name=${t.calendar} onSure=${end} />
            </li>
          </ul>`}
        <div class="fields">
          <div class="field"><label>${t.calendarLanguage}
            <select value=${language} onChange=${event => setLanguage(event.target.value)}>${Object.entries(t.calendarLanguages).map(([id, name]) => html`<option key=${id} value=${id} selected=${id === language}>${name}</option>`)}</select>
          </label></div>
        </div>
        <div class="form-acts">
          ${feed ? html`<${Sure} label=${t.calendarRenew} name=${t.calendar} text=${t.calendarRenewText} onSure=${make} />`
            : html`<button type="button" class="act" aria-busy=${busy} disabled=${busy} onClick=${make}>${t.calendarMake}</button>`}
        </div>`}
    </section>`;
}
