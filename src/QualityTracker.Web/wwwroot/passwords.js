import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/sign-in.js';
import { ask, problemOf } from './api.js';
import { PasswordField, apart, faultsOf } from './fields.js';
import { useWords } from './languages.js';
import { Problem } from './problems.js';
import { renew } from './session.js';

/** One's own password, changed with the present one. */
export function ChangePassword({ userName, onChanged }) {
  const t = useWords();
  const [given, setGiven] = useState({ current: '', next: '' });
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const type = name => event => { setDone(false); setGiven({ ...given, [name]: event.target.value }); };

  async function change(event) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await ask('/api/v1/account/password', t, { method: 'PUT', body: { current: given.current, new: given.next } });
      setGiven({ current: '', next: '' });
      setDone(true);
      await onChanged?.();
    } catch (error) {
      setProblem(problemOf(error, t));
    } finally {
      setBusy(false);
    }
  }

  return html`
    <form onSubmit=${change}>
      <${Problem} problem=${apart(problem, ['current', 'new'])} />
      <input type="text" class="unseen" name="userName" value=${userName} autocomplete="username" readonly tabindex="-1" aria-hidden="true" />
      <${PasswordField} label=${t.presentPassword} name="current" value=${given.current} required autocomplete="current-password" faults=${faultsOf(problem, 'current')} onInput=${type('current')} />
      <${PasswordField} label=${t.newPassword} name="new" value=${given.next} required autocomplete="new-password" help=${t.newPasswordHelp} faults=${faultsOf(problem, 'new')} onInput=${type('next')} />
      <button type="submit" class="act" aria-busy=${busy} disabled=${busy}>${t.changePassword}</button>
      <span role="status" class="done">${done && `✓ ${t.passwordChanged}`}</span>
    </form>`;
}

/** All there is for who signed in with a one-time password, until it is changed. */
export default function MustChangePassword({ account }) {
  const t = useWords();
  return html`
    <section class="entrance" aria-labelledby="change-title">
      <div class="card">
        <h1 id="change-title">${t.mustChange}</h1>
        <p>${t.mustChangeText(account.name)}</p>
        <${ChangePassword} userName=${account.userName} onChanged=${() => renew(t.lang)} />
      </div>
    </section>`;
}

/** The password once more, before something grave. */
export function PasswordAgain({ label, problem, busy, onPassword, onCancel }) {
  const t = useWords();
  const [password, setPassword] = useState('');
  return html`
    <form onSubmit=${event => { event.preventDefault(); onPassword(password); }}>
      <${PasswordField} label=${t.passwordAgain} name="confirmPassword" value=${password} required autocomplete="current-password" faults=${faultsOf(problem, 'password')} onInput=${event => setPassword(event.target.value)} />
      <div class="form-acts">
        <button type="submit" class="act" aria-busy=${busy} disabled=${busy}>${label}</button>
        <button type="button" class="quiet" onClick=${onCancel}>${t.cancel}</button>
      </div>
    </form>`;
}
