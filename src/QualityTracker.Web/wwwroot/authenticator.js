import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/accounts.js';
import './words/sign-in.js';
import { ask, problemOf } from './api.js';
import { Field, apart, faultsOf } from './fields.js';
import { useWords } from './languages.js';
import { PasswordAgain } from './passwords.js';
import { Problem } from './problems.js';
import { RecoveryCodes } from './recovery-codes.js';
import { renew } from './session.js';

const Own = '/api/v1/account/authenticator';

/** The second step at sign-in: an authenticator app, set up with a picture, and codes for when the phone is lost. */
export function Authenticator({ account }) {
  const t = useWords();
  const [started, setStarted] = useState(null);
  const [codes, setCodes] = useState([]);
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);

  async function attempt(work) {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(problemOf(error, t));
    } finally {
      setBusy(false);
    }
  }

  const start = () => attempt(async () => setStarted(await ask(Own, t, { method: 'POST', body: {} })));
  const confirm = code => attempt(async () => {
    setCodes((await ask(Own, t, { method: 'PUT', body: { code } })).recoveryCodes);
    setStarted(null);
    await renew(t.lang);
  });
  const remove = password => attempt(async () => {
    await ask(Own, t, { method: 'DELETE', body: { password } });
    setAsked(false);
    await renew(t.lang);
  });

  return html`
    <section class="card">
      <h2>${t.twoFactor} <span class=${`band ${account.twoFactor ? 'band-0' : ''}`}>${account.twoFactor ? t.on : t.off}</span></h2>
      <p class="soft">${t.twoFactorText}</p>
      <${Problem} problem=${apart(problem, ['code', 'password'])} />
      <${RecoveryCodes} codes=${codes} onDone=${() => setCodes([])} />
      ${started ? html`<${Confirm} started=${started} problem=${problem} busy=${busy} onCode=${confirm} onCancel=${() => { setStarted(null); setProblem(null); }} />`
        : asked ? html`<${PasswordAgain} label=${t.turnOff} problem=${problem} busy=${busy} onPassword=${remove} onCancel=${() => { setAsked(false); setProblem(null); }} />`
        : html`
          <div class="form-acts">
            ${account.twoFactor ? html`<button type="button" class="quiet" onClick=${() => { setCodes([]); setAsked(true); }}>${t.turnOff}</button>`
              : html`<button type="button" class="act" aria-busy=${busy} disabled=${busy} onClick=${start}>${t.setUp}</button>`}
          </div>`}
    </section>`;
}

function Confirm({ started, problem, busy, onCode, onCancel }) {
  const t = useWords();
  const [code, setCode] = useState('');
  return html`
    <form class="pairing" onSubmit=${event => { event.preventDefault(); onCode(code); }}>
      <img class="qr" src=${`data:image/svg+xml,${encodeURIComponent(started.qr)}`} alt=${t.qr} width="200" height="200" />
      <div>
        <p>${t.scan}</p>
        <p class="soft">${t.orType}<br /><code class="key">${started.key.match(/.{1,4}/g).join(' ')}</code></p>
        <${Field} label=${t.code} name="setupCode" value=${code} required inputmode="numeric" autocomplete="one-time-code" maxlength="7" help=${t.setupCodeHelp} faults=${faultsOf(problem, 'code')} onInput=${event => setCode(event.target.value)} />
        <div class="form-acts">
          <button type="submit" class="act" aria-busy=${busy} disabled=${busy}>${t.turnOn}</button>
          <button type="button" class="quiet" onClick=${onCancel}>${t.cancel}</button>
        </div>
      </div>
    </form>`;
}
