import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import './words/sign-in.js';
import { ask, problemOf } from './api.js';
import { Field, PasswordField } from './fields.js';
import { useWords } from './languages.js';
import { canUsePasskeys, usePasskey } from './passkeys.js';
import { Problem } from './problems.js';
import { goBack, renew, take } from './session.js';

/** The way in: user name and password, then a code or a passkey where one is set up; or a passkey alone. */
export default function SignIn({ session, again = false, stale = false }) {
  const t = useWords();
  const [given, setGiven] = useState({ userName: (again && session.account?.userName) || '', password: '' });
  const [factor, setFactor] = useState(null);
  const [methods, setMethods] = useState([]);
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);

  async function enter(begin) {
    setBusy(true);
    setProblem(null);
    try {
      take(await begin(), true);
    } catch (error) {
      const refused = problemOf(error, t);
      const first = refused.rule === 'second-factor' && !factor;
      if (refused.rule === 'second-factor') {
        setMethods(refused.methods);
        setFactor(before => before ?? (refused.methods.includes('code') ? 'code' : 'passkey'));
      }

      // The first time it is no failure: the password was right.
      setProblem(first || error.name === 'NotAllowedError' ? (first ? null : { title: t.passkeyCancelled }) : refused);
      // Who begins anew begins with a token that is good.
      if (refused.rule === 'sign-in') renew(t.lang).catch(() => {});
    } finally {
      setBusy(false);
    }
  }

  if (session.archivedTerm) return html`<${ToArchive} />`;
  const withPassword = (body = given) => enter(() => ask('/api/v1/session', t, { method: 'POST', body }));
  const withPasskey = () => enter(() => usePasskey(t));

  return html`
    <section class="entrance" aria-labelledby="sign-in-title">
      <div class="card">
        <h1 id="sign-in-title">${again ? t.signInAgain : t.signIn}</h1>
        ${again ? html`<p class="soft">${stale ? t.confirmText : t.signInAgainText}</p>` : session.setupNeeded && html`<div class="notice" role="note"><strong>${t.setupNeeded}</strong><p>${t.setupNeededText}</p></div>`}
        <${Problem} problem=${problem} />
        ${factor ? html`<${SecondFactor} key=${factor} kind=${factor} methods=${methods} busy=${busy} onPasskey=${withPasskey} onKind=${kind => { setFactor(kind); setProblem(null); }}
          onCode=${code => withPassword({ ...given, [factor]: code })} onBack=${() => { setFactor(null); setProblem(null); }} />` : html`
          <form onSubmit=${event => { event.preventDefault(); withPassword(); }}>
            <${Field} label=${t.userName} name="userName" value=${given.userName} required autocomplete="username" autocapitalize="none" spellcheck=${false}
              onInput=${event => setGiven({ ...given, userName: event.target.value })} />
            <${PasswordField} label=${t.password} name="password" value=${given.password} required autocomplete="current-password"
              onInput=${event => setGiven({ ...given, password: event.target.value })} />
            <button type="submit" class="act wide" aria-busy=${busy} disabled=${busy}>${busy ? t.signingIn : t.signIn}</button>
          </form>
          ${canUsePasskeys() && html`
            <p class="or"><span>${t.or}</span></p>
            <button type="button" class="act outline wide" disabled=${busy} onClick=${withPasskey}>${t.signInWithPasskey}</button>`}
          <p class="soft small">${t.forgotten}</p>
          ${stale && html`<button type="button" class="plain" onClick=${goBack}>${t.back}</button>`}`}
      </div>
      ${!factor && session.demoAccounts.length > 0 && html`
        <div class="card">
          <h2>${t.demoAccounts}</h2>
          <p class="soft">${t.demoAccountsText}</p>
          <ul class="demo-accounts">
            ${session.demoAccounts.map(each => html`
              <li key=${each.userName}><button type="button" class="quiet" disabled=${busy}
                onClick=${() => { const body = { userName: each.userName, password: each.password }; setGiven(body); withPassword(body); }}>
                <strong>${t.in(each.role)}</strong>${each.name !== each.userName && html`<span class="soft">${each.name}</span>`}
              </button></li>`)}
          </ul>
        </div>`}
    </section>`;
}

// Nobody has a password here: the way in is the link that was printed when the archive was opened, good once.
function ToArchive() {
  const t = useWords();
  return html`
    <section class="entrance" aria-labelledby="sign-in-title">
      <div class="card"><h1 id="sign-in-title">${t.archiveEntrance}</h1><p>${t.archiveEntranceText}</p></div>
    </section>`;
}

function SecondFactor({ kind, methods, busy, onPasskey, onKind, onCode, onBack }) {
  const t = useWords();
  const form = useRef(null);
  const [code, setCode] = useState('');
  useEffect(() => form.current.querySelector('input, button')?.focus(), []);
  const own = kind === 'code'
    ? { label: t.code, help: t.codeHelp, inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: 7 }
    : { label: t.recoveryCode, help: t.recoveryCodeHelp, autocapitalize: 'characters', spellcheck: false, maxlength: 40 };
  const others = [
    methods.includes('code') && kind !== 'code' && ['code', t.useCode],
    methods.includes('recovery') && kind !== 'recoveryCode' && ['recoveryCode', t.useRecoveryCode],
  ].filter(Boolean);
  return html`
    <form ref=${form} onSubmit=${event => { event.preventDefault(); onCode(code); }}>
      ${kind === 'passkey' ? html`<p>${canUsePasskeys() ? t.passkeyAsked : t.passkeyElsewhere}</p>` : html`
        <${Field} ...${own} name=${kind} value=${code} required onInput=${event => setCode(event.target.value)} />
        <button type="submit" class="act wide" aria-busy=${busy} disabled=${busy}>${busy ? t.signingIn : t.goOn}</button>`}
      ${methods.includes('passkey') && canUsePasskeys() && html`
        ${kind !== 'passkey' && html`<p class="or"><span>${t.or}</span></p>`}
        <button type="button" class=${kind === 'passkey' ? 'act wide' : 'act outline wide'} aria-busy=${busy} disabled=${busy} onClick=${onPasskey}>${t.signInWithPasskey}</button>`}
      <div class="form-acts">
        ${others.map(([name, says]) => html`<button key=${name} type="button" class="plain" onClick=${() => onKind(name)}>${says}</button>`)}
        <button type="button" class="plain" onClick=${onBack}>${t.back}</button>
      </div>
    </form>`;
}
