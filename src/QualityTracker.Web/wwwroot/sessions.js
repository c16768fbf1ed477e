import { html, useEffect, useState } from '/vendor/htm/standalone.module.js';
import './words/accounts.js';
import { ask, problemOf, useAnswer } from './api.js';
import { unfinished } from './drafts.js';
import { useWords } from './languages.js';
import { moment } from './numbers.js';
import { useOutbox } from './outbox.js';
import { Problem, Waiting } from './problems.js';
import { unsavedSheets } from './score-unsaved.js';
import { leave } from './sign-out.js';
import { Sure } from './sure.js';

const Own = '/api/v1/account/sessions';

/** Where one is signed in. */
export function Sessions() {
  const t = useWords();
  const { data, problem, again } = useAnswer(Own);
  const [refusal, setRefusal] = useState(null);
  const [forms, setForms] = useState(0);
  const { items } = useOutbox();
  const lost = items.length + forms > 0 && t.lostAtSignOut(items.length, forms);
  useEffect(() => { unfinished().then(found => setForms(found.length + unsavedSheets())); }, []);

  async function end(id) {
    setRefusal(null);
    try {
      await ask(id ? `${Own}/${encodeURIComponent(id)}` : Own, t, { method: 'DELETE' });
      if (id && !data.find(each => each.id === id).current) again();
      else await leave(t);
    } catch (error) {
      setRefusal(problemOf(error, t));
    }
  }

  return html`
    <section class="card">
      <h2>${t.sessions}</h2>
      <p class="soft">${t.sessionsText}</p>
      <${Problem} problem=${refusal ?? problem} />
      ${!data ? !problem && html`<${Waiting} rows=${2} />` : html`
        <ul class="kept">
          ${data.map(each => html`
            <li key=${each.id}>
              <span>
                <strong>${agentOf(each.agent) || t.unknownAgent}</strong> ${each.current && html`<span class="band band-0">${t.thisOne}</span>`}<br />
                <span class="soft">${each.address} · ${t.lastSeen(moment(each.lastSeenAt, t.lang))}</span>
              </span>
              <${Sure} label=${t.end} name=${agentOf(each.agent)} text=${each.current && lost} onSure=${() => end(each.id)} />
            </li>`)}
        </ul>
        <${Sure} label=${t.endAll} text=${[t.endAllText, lost].filter(Boolean).join(' ')} onSure=${() => end(null)} />`}
    </section>`;
}

// The browser and the system it runs on, as far as they say so.
function agentOf(agent) {
  const browser = [['Edg/', 'Edge'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']].find(([mark]) => agent.includes(mark))?.[1];
  const system = [['Windows', 'Windows'], ['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Mac OS X', 'macOS'], ['Linux', 'Linux']].find(([mark]) => agent.includes(mark))?.[1];
  return browser ? [browser, system].filter(Boolean).join(' · ') : agent.slice(0, 40);
}
