import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/sign-in.js';
import { ask, problemOf, useAnswer } from './api.js';
import { Field } from './fields.js';
import { useWords } from './languages.js';
import { moment } from './numbers.js';
import { Problem, Waiting } from './problems.js';
import { RecoveryCodes } from './recovery-codes.js';
import { renew } from './session.js';
import { Sure } from './sure.js';

const Own = '/api/v1/account/passkeys';

/** Browsers make passkeys for names over a safe connection, never for a bare network address. */
export function canUsePasskeys() {
  return isSecureContext && Boolean(globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON) && !/^[\d.]+$|:/.test(location.hostname);
}

/** Signs in with a passkey that the browser has. */
export async function usePasskey(t) {
  const options = await ask('/api/v1/session/passkey-options', t, { method: 'POST', body: {} });
  const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return ask('/api/v1/session/passkey', t, { method: 'POST', body: { credential: JSON.stringify(credential) } });
}

/** One's passkeys: listed, added with a name, removed. */
export function Passkeys() {
  const t = useWords();
  const { data, problem, again } = useAnswer(Own);
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState(null);
  const [codes, setCodes] = useState([]);
  const [busy, setBusy] = useState(false);

  async function attempt(work) {
    setBusy(true);
    setRefusal(null);
    try {
      await work();
      again();
      await renew(t.lang);
    } catch (error) {
      setRefusal(error.name === 'NotAllowedError' ? { title: t.passkeyCancelled } : error.name === 'InvalidStateError' ? { title: t.passkeyThere } : problemOf(error, t));
    } finally {
      setBusy(false);
    }
  }

  const add = () => attempt(async () => {
    const options = await ask(`${Own}/options`, t, { method: 'POST', body: {} });
    const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
    setCodes((await ask(Own, t, { method: 'POST', body: { credential: JSON.stringify(credential), name: name.trim() || t.passkey } })).recoveryCodes);
    setName('');
  });

  return html`
    <section class="card">
      <h2>${t.passkeys}</h2>
      <p class="soft">${t.passkeysText}</p>
      <${Problem} problem=${refusal ?? problem} />
      <${RecoveryCodes} codes=${codes} onDone=${() => setCodes([])} />
      ${!data ? !problem && html`<${Waiting} rows=${1} />` : data.length > 0 && html`
        <ul class="kept">
          ${data.map(each => html`
            <li key=${each.id}>
              <span><strong>${each.name || t.passkey}</strong><br /><span class="soft">${t.since(moment(each.createdAt, t.lang))}</span></span>
              <${Sure} label=${t.remove} name=${each.name || t.passkey} onSure=${() => attempt(() => ask(`${Own}/${encodeURIComponent(each.id)}`, t, { method: 'DELETE' }))} />
            </li>`)}
        </ul>`}
      ${canUsePasskeys() ? html`
        <form class="inline" onSubmit=${event => { event.preventDefault(); add(); }}>
          <${Field} label=${t.passkeyName} name="passkeyName" value=${name} maxlength="60" help=${t.passkeyNameHelp} onInput=${event => setName(event.target.value)}>
            <button type="submit" class="act" aria-busy=${busy} disabled=${busy}>${t.addPasskey}</button>
          <//>
        </form>` : html`<p class="soft">${t.noPasskeysHere}</p>`}
    </section>`;
}
