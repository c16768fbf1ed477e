import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/audit.js';
import { ask, problemOf } from './api.js';
import { Field, apart, faultsOf } from './fields.js';
import { useWords } from './languages.js';
import { count } from './numbers.js';
import { Problem } from './problems.js';

/** Whether the log is as it was written; the first broken link when it is not. */
export function AuditCheck() {
  const t = useWords();
  const [head, setHead] = useState('');
  const [found, setFound] = useState(null);
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);

  async function verify(event) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    setFound(null);
    try {
      setFound(await ask(`/api/v1/audit/verification${head.trim() && `?head=${encodeURIComponent(head.trim())}`}`, t));
    } catch (error) {
      setProblem(problemOf(error, t));
    } finally {
      setBusy(false);
    }
  }

  return html`
    <form class="card check" onSubmit=${verify}>
      <h2>${t.verifyTitle}</h2>
      <p class="soft">${t.verifyText}</p>
      <${Field} label=${t.knownHead} name="head" value=${head} spellcheck=${false} help=${t.knownHeadHelp} faults=${faultsOf(problem, 'head')} onInput=${event => setHead(event.target.value)}>
        <button type="submit" class="act" aria-busy=${busy} disabled=${busy}>${t.verify}</button>
      <//>
      <${Problem} problem=${apart(problem, ['head'])} />
      <div role="status">
        ${found && html`
          <div class=${`verdict state-${found.intact ? 'applied' : 'failed'}`}>
            <p>${found.intact ? `✓ ${t.intact(count(found.entries))}` : `✗ ${t.broken(found.fault.seq)} ${t.in(found.fault.message)}`}</p>
            ${found.intact && found.head && html`<div class="head"><span class="soft">${t.writeDown}</span><br /><code>${found.head}</code></div>`}
          </div>`}
      </div>
    </form>`;
}
