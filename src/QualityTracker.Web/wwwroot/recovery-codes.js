import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/sign-in.js';
import { ask, problemOf } from './api.js';
import { apart } from './fields.js';
import { useWords } from './languages.js';
import { PasswordAgain } from './passwords.js';
import { Problem } from './problems.js';
import { Secret } from './secrets.js';

/** Recovery codes as they were made, shown this once; nothing where there are none. */
export function RecoveryCodes({ codes, onDone }) {
  const t = useWords();
  return codes.length > 0 && html`<${Secret} title=${t.recoveryCodes} text=${t.recoveryCodesText} lines=${codes} printable onDone=${onDone} />`;
}

/** New recovery codes in place of those there are, for who has a second factor of any kind. */
export function RenewRecoveryCodes() {
  const t = useWords();
  const [codes, setCodes] = useState([]);
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);

  async function make(password) {
    setBusy(true);
    setProblem(null);
    try {
      setCodes((await ask('/api/v1/account/recovery-codes', t, { method: 'POST', body: { password } })).recoveryCodes);
      setAsked(false);
    } catch (error) {
      setProblem(problemOf(error, t));
    } finally {
      setBusy(false);
    }
  }

  return html`
    <section class="card">
      <h2>${t.recoveryCodes}</h2>
      <p class="soft">${t.renewCodesText}</p>
      <${Problem} problem=${apart(problem, ['password'])} />
      <${RecoveryCodes} codes=${codes} onDone=${() => setCodes([])} />
      ${asked ? html`<${PasswordAgain} label=${t.newRecoveryCodes} problem=${problem} busy=${busy} onPassword=${make} onCancel=${() => { setAsked(false); setProblem(null); }} />`
        : html`<div class="form-acts"><button type="button" class="act outline" onClick=${() => { setCodes([]); setAsked(true); }}>${t.newRecoveryCodes}</button></div>`}
    </section>`;
}
