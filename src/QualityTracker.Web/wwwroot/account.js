import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/accounts.js';
import './words/sign-in.js';
import { Authenticator } from './authenticator.js';
import { CalendarFeed } from './calendar-feed.js';
import { Download } from './downloads.js';
import { useWords } from './languages.js';
import { Passkeys } from './passkeys.js';
import { ChangePassword } from './passwords.js';
import { nameOf } from './places.js';
import { Problem } from './problems.js';
import { RenewRecoveryCodes } from './recovery-codes.js';
import { Sessions } from './sessions.js';
import { Tokens } from './tokens.js';

/** One's own account: who one is here, and how one comes in. */
export default function Account({ session, schools }) {
  const t = useWords();
  const { account } = session;
  return html`
    <section class="account" aria-labelledby="account-title">
      <header>
        <h1 id="account-title">${account.name}</h1>
        <p class="soft">${t.userName} <b>${account.userName}</b>${account.staff && html` · ${t.number} <b>${account.staff}</b>`}</p>
      </header>
      <div class="account-parts">
        <div>
          <section class="card"><h2>${t.rolesToday}</h2><${RolesToday} session=${session} schools=${schools} /></section>
          <section class="card"><h2>${t.password}</h2><p class="soft">${t.passwordText}</p><${ChangePassword} userName=${account.userName} /></section>
          <${Sessions} />
          ${account.staff && html`<${OwnData} account=${account} />`}
        </div>
        <div>
          <${Authenticator} account=${account} />
          <${Passkeys} />
          ${(account.twoFactor || account.passkeys > 0) && html`<${RenewRecoveryCodes} />`}
          ${account.staff && html`<${CalendarFeed} />`}
          <${Tokens} />
        </div>
      </div>
    </section>`;
}

/** Everything the school holds on the reader, to keep. */
function OwnData({ account }) {
  const t = useWords();
  const [refusal, setRefusal] = useState(null);
  const file = `/api/v1/schools/${encodeURIComponent(account.school)}/staff/${encodeURIComponent(account.staff)}/export`;
  return html`
    <section class="card">
      <h2>${t.ownData}</h2>
      <p class="soft">${t.ownDataText}</p>
      <${Problem} problem=${refusal} />
      <${Download} href=${file} name=${`${account.school}-staff-${account.staff}.json`} label=${t.ownDataFile} onProblem=${setRefusal} />
    </section>`;
}

function RolesToday({ session, schools }) {
  const t = useWords();
  if (session.roles.length === 0) return html`<p>${t.noRoles}</p><p class="soft">${t.noRolesText}</p>`;
  const places = [...new Set(session.roles.map(held => held.school))];
  const school = id => schools?.find(each => each.id === id);
  return html`
    <dl class="roles">
      ${places.map(place => html`
        <div key=${place}>
          <dt>${place ? (school(place) ? nameOf(school(place), t.lang) : place) : t.everySchool}</dt>
          <dd>${session.roles.filter(held => held.school === place).map(held => html`<span class="band band-1" key=${held.role}>${t.in(held.name)}</span> `)}</dd>
        </div>`)}
    </dl>
    <p class="soft small">${t.rolesText}</p>`;
}
