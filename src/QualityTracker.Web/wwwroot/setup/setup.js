import { html, render, useEffect, useState } from '/vendor/htm/standalone.module.js';
import '/words/sign-in.js';
import { ask, problemOf } from '/api.js';
import { Field, PasswordField, apart, faultsOf } from '/fields.js';
import { LanguageContext, useLanguage, useWords } from '/languages.js';
import { Masthead } from '/masthead.js';
import { Problem, Waiting } from '/problems.js';
import { renew, useSession } from '/session.js';

// The key stands behind the #, which no browser sends to a server and no log keeps.
const key = location.hash.slice(1);

function Setup() {
  const [lang, setLang] = useLanguage();
  return html`
    <${LanguageContext.Provider} value=${lang}>
      <${Masthead} setLang=${setLang} account=${null} />
      <main id="content" class="page"><${FirstAdministrator} /></main>
    <//>`;
}

/** The first account of a new program: whoever can read its console makes it. */
function FirstAdministrator() {
  const t = useWords();
  const { view } = useSession();
  const [given, setGiven] = useState({ userName: '', password: '' });
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const type = name => event => setGiven({ ...given, [name]: event.target.value });
  useEffect(() => { document.title = `${t.setup} · QualityTracker`; }, [t.lang]);
  useEffect(() => { renew(t.lang).catch(error => setProblem(error instanceof TypeError ? t.unreachable : problemOf(error, t))); }, []);

  async function create(event) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await ask('/api/v1/setup', t, { method: 'POST', body: { key, ...given, userName: given.userName.trim() } });
      location.replace(`/?lang=${t.lang}`);
    } catch (error) {
      setProblem(problemOf(error, t));
      setBusy(false);
    }
  }

  if (!view) return problem ? html`<${Problem} problem=${problem} />` : html`<${Waiting} rows=${4} />`;
  const over = problem?.status === 404 || !view.setupNeeded;
  return html`
    <section class="entrance">
      <div class="card">
        <h1>${t.setup}</h1>
        ${over || !key ? html`
          <p>${over ? t.setupOver : t.setupNoKey}</p>
          <a class="act" href=${`/?lang=${t.lang}`}>${t.toStart}</a>` : html`
          <p>${t.setupText}</p>
          <${Problem} problem=${apart(problem, ['userName', 'password'])} />
          <form onSubmit=${create}>
            <${Field} label=${t.userName} name="userName" value=${given.userName} required autocomplete="username" autocapitalize="none" spellcheck=${false} faults=${faultsOf(problem, 'userName')} onInput=${type('userName')} />
            <${PasswordField} label=${t.newPassword} name="password" value=${given.password} required autocomplete="new-password" help=${t.newPasswordHelp} faults=${faultsOf(problem, 'password')} onInput=${type('password')} />
            <button type="submit" class="act wide" aria-busy=${busy} disabled=${busy}>${t.createAdministrator}</button>
          </form>`}
      </div>
    </section>`;
}

render(html`<${Setup} />`, document.getElementById('setup'));
