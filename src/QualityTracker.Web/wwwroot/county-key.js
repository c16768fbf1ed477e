import { html, useState } from '/vendor/htm/standalone.module.js';
import { ask, problemOf } from './api.js';
import { apart, faultsOf, Field } from './fields.js';
import { useWords, wordsOf } from './languages.js';
import { Problem } from './problems.js';
import { toast } from './toasts.js';

/** An administrator accepts another key of a school, with the reason. */
export function KeyForm({ schools, onAccepted }) {
  const t = useWords();
  const others = schools.filter(each => !each.served);
  const [school, setSchool] = useState('');
  const [fingerprint, setFingerprint] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  if (others.length === 0) return null;

  async function accept(event) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      await ask(`/api/v1/county/keys/${encodeURIComponent(school)}`, t, { method: 'PUT', body: { fingerprint, reason } });
      setProblem(null);
      setFingerprint('');
      setReason('');
      toast({ text: { zh: wordsOf('zh').countyKeyTaken, en: wordsOf('en').countyKeyTaken } });
      onAccepted();
    } catch (error) {
      setProblem(problemOf(error, t));
    } finally {
      setBusy(false);
    }
  }

  return html`
    <details>
      <summary>${t.countyNewKey}</summary>
      <form onSubmit=${accept}>
        <p class="soft">${t.countyNewKeyText}</p>
        <div class="field"><label for="county-key-school">${t.school}</label><select id="county-key-school" required value=${school} onChange=${event => setSchool(event.target.value)}><option value=""></option>${others.map(each => html`<option key=${each.school} value=${each.school}>${each.name}</option>`)}</select></div>
        <${Field} label=${t.countyFingerprint} value=${fingerprint} onInput=${event => setFingerprint(event.target.value)} faults=${faultsOf(problem, 'fingerprint')} required spellcheck=${false} autocapitalize="none" />
        <${Field} label=${t.countyReason} value=${reason} onInput=${event => setReason(event.target.value)} faults=${faultsOf(problem, 'reason')} required maxlength="200" />
        <${Problem} problem=${apart(problem, ['fingerprint', 'reason'])} />
        <button type="submit" class="act outline" aria-busy=${busy}>${t.countyAcceptKey}</button>
      </form>
    </details>`;
}
