import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/what-if.js';
import { Download } from './downloads.js';
import { useWords } from './languages.js';
import { change, changeOfYuan, count } from './numbers.js';
import { Problem } from './problems.js';
import { WhatIfPeople } from './what-if-people.js';
import { WhatIfBands, WhatIfNorms, WhatIfPools } from './what-if-tables.js';

const ParametersShown = 6;

/** What came of a trial: who wins and who loses at a glance, everybody, the bands, the pools and the norms most missed. */
export function WhatIfResult({ result, href, body, name }) {
  const t = useWords();
  const [refusal, setRefusal] = useState(null);
  const refusals = [[t.refusedNow, result.before.pay?.refusal], [t.refusedTried, result.after.pay?.refusal]].filter(([, why]) => why);
  return html`
    <div class="trial-head">
      <div>
        <p><strong>${t.tried(t.in(result.before.policy.title), t.in(result.after.policy.title))}</strong> <code>${result.before.policy.hash}</code> → <code>${result.after.policy.hash}</code></p>
        ${result.parameters.length > 0 && html`<p class="small">${result.parameters.slice(0, ParametersShown).map(each => html`<span key=${each.name} class="changed-parameter">${t.parameterChanged(t.in(each.title), worded(t, each.before), worded(t, each.after))}</span> `)}
          ${result.parameters.length > ParametersShown && html`<span class="soft">${t.furtherParameters(result.parameters.length - ParametersShown)}</span>`}</p>`}
        <p class="soft small" role="status">${t.tryNotStored}</p>
      </div>
      <${Download} href=${href} body=${body} name=${name} label=${t.downloadTrial} onProblem=${setRefusal} />
    </div>
    <${Problem} problem=${refusal} />
    ${refusals.map(([told, why]) => html`<${Problem} problem=${{ title: told(t.in(why)) }} />`)}
    <${Glance} result=${result} />
    ${result.byTotal.notCompared > 0 && html`<p class="soft small">${t.notCompared(result.byTotal.notCompared)}</p>`}
    <div class="trial-parts">
      <${WhatIfBands} bands=${result.bands} />
      ${result.after.pay && html`<${WhatIfPools} pools=${result.pools} before=${result.before.pay} after=${result.after.pay} />`}
    </div>
    <h2>${t.people}</h2>
    <${WhatIfPeople} people=${result.people} bands=${result.bands} paid=${Boolean(result.before.pay ?? result.after.pay)} />
    <${WhatIfNorms} norms=${result.norms} />`;
}

function Glance({ result }) {
  const t = useWords();
  const { byTotal, byPay, after } = result;
  const most = (staff, of) => {
    const person = result.people.find(each => each.staff === staff);
    return person ? html`${of(person)} <small>${person.name}</small>` : '—';
  };
  return html`
    <dl class="glance trial-glance">
      <div><dt>${t.totalsUp}</dt><dd class="up">${count(byTotal.winners)} <small>${t.together(change(byTotal.won))}</small></dd></div>
      <div><dt>${t.totalsDown}</dt><dd class="down">${count(byTotal.losers)} <small>${t.together(change(byTotal.lost))}</small></dd></div>
      <div><dt>${t.totalsSame}</dt><dd>${count(byTotal.unchanged)}</dd></div>
      <div><dt>${t.bandsOther}</dt><dd>${count(result.bandsChanged)}</dd></div>
      <div><dt>${t.greatestChange}</dt><dd>${most(byTotal.greatest, person => change(person.totalChange))}</dd></div>
    </dl>
    ${after.pay && html`<dl class="glance trial-glance">
      ${byPay && html`
        <div><dt>${t.payUp}</dt><dd class="up">${count(byPay.winners)} <small>${t.together(changeOfYuan(byPay.wonCents))}</small></dd></div>
        <div><dt>${t.payDown}</dt><dd class="down">${count(byPay.losers)} <small>${t.together(changeOfYuan(byPay.lostCents))}</small></dd></div>
        <div><dt>${t.greatestChange}</dt><dd>${most(byPay.greatest, person => changeOfYuan(person.centsChange))}</dd></div>`}
      <div><dt>${t.payBalance}</dt><dd class=${after.pay.balanced ? 'up' : 'down'}>${after.pay.refusal ? `✗ ${t.cannotDivide}` : after.pay.balanced ? `✓ ${t.balances}` : `✗ ${t.balancesNot}`}</dd></div>
    </dl>`}`;
}

const worded = (t, value) => t.yesNo[value] ?? value;
