import { html, render, useEffect, useRef } from '/vendor/htm/standalone.module.js';
import { Account } from './account.js';
import { Accounts } from './accounts.js';
import { useAddress } from './address.js';
import { useAnswer } from './api.js';
import { Audit } from './audit.js';
import { Door } from './door.js';
import { Imports } from './imports.js';
import { LanguageContext, useLanguage, wordsOf } from './languages.js';
import { Pace } from './pace.js';
import { PayRuns } from './pay-runs.js';
import { Places, Sections, nameOf, usePolicies } from './places.js';
import { Policies } from './policies.js';
import { Problem, Waiting } from './problems.js';
import { Everywhere, Views, mayRegister, offered } from './roles.js';
import { NoSchool, NoTerm, NothingHere } from './schools.js';
import { Sheets } from './sheets.js';
import { Sums } from './sums.js';
import { WhatIf } from './what-if.js';

const OfTerm = { sheets: Sheets, pace: Pace, sums: Sums, pay: PayRuns, policies: Policies, 'what-if': WhatIf };
const OfEverything = { accounts: Accounts, audit: Audit };

function Start() {
  const [lang, setLang] = useLanguage();
  const address = useAddress(lang);
  return html`
    <${LanguageContext.Provider} value=${lang}>
      <${Door} address=${address} setLang=${setLang} page=${(session, open) => html`<${Page} lang=${lang} address=${address} session=${session} open=${open} />`} />
    <//>`;
}

function Page({ lang, address, session, open }) {
  const t = wordsOf(lang);
  const any = session.roles.length > 0;
  const schools = useAnswer(any ? '/api/v1/schools' : null);
  const school = chosen(schools.data, address.school, list => list[0]);
  const terms = useAnswer(school ? `/api/v1/schools/${encodeURIComponent(school.id)}/terms?limit=200` : null);
  const all = terms.data?.items.map(item => item.record);
  const term = chosen(all, address.term, now);
  const { policies, decided, policiesAgain } = usePolicies(school);
  const problem = schools.problem ?? terms.problem;
  const begun = useRef(false);
  const ready = !any || (schools.data && policies !== undefined && (schools.data.length === 0 || (school ? terms.data : true)));
  // Once the page stands, its choices stay where they are while what they chose is on its way.
  begun.current ||= ready;
  const views = offered(session, school?.id);
  const named = address.view === 'account' || Views.includes(address.view) ? address.view : undefined;
  const view = named ?? views[0];
  const place = { school, term, terms: all, policies, decided, policiesAgain, policy: address.policy };

  useEffect(() => {
    if (open) document.title = [view !== 'account' && school && nameOf(school, lang), view === 'account' ? t.account : t.views[view], 'QualityTracker'].filter(Boolean).join(' · ');
  }, [school, view, lang, open]);

  function again() {
    schools.again();
    terms.again();
  }

  if (view === 'account') return html`<${Sections} address=${address} views=${views} /><${Account} session=${session} schools=${schools.data} />`;
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!begun.current) return html`<${Waiting} rows=${10} />`;
  const parts = { address, place, session, schools: schools.data, school };
  const refused = !views.includes(view);
  if (OfEverything[view] && !refused) {
    return html`<h1 class="unseen">${t.views[view]}</h1><${Sections} address=${address} views=${views} view=${view} /><${OfEverything[view]} ...${parts} />`;
  }

  if (!any) return html`<${NothingHere} roles=${session.roles} address=${address} />`;
  if (schools.data.length === 0) {
    return html`
      <${Sections} address=${address} views=${views} view=${view} />
      ${mayRegister(session) ? html`<${NoSchool} onCreated=${id => { address.go({ school: id, view: 'import' }); again(); }} />` : html`<${NothingHere} roles=${session.roles} address=${address} />`}`;
  }

  return html`
    <${Places} address=${address} schools=${schools.data} terms=${all} place=${place} choosesPack=${view !== 'what-if'} />
    <${Sections} address=${address} views=${views} view=${view} />
    ${!ready ? html`<${Waiting} />` : !school ? html`<${Problem} problem=${{ title: t.unknownSchool(address.school), detail: t.chooseAnother }} />`
      : views.length === 0 ? html`<${NothingHere} roles=${session.roles} address=${address} />`
      : refused ? html`<${Problem} problem=${{ title: t.notOffered(t.views[view]), detail: t.noRolesText }} />`
      : view === 'import' ? html`<${Imports} key=${school.id} address=${address} place=${place} onApplied=${again} />`
      : all.length === 0 ? html`<${NoTerm} ...${parts} />`
      : !term ? html`<${Problem} problem=${{ title: t.unknownTerm(address.term), detail: t.chooseAnother }} />`
      : html`<${OfTerm[view]} ...${parts} />`}`;
}

const chosen = (list, id, otherwise) => (!list ? undefined : id ? list.find(each => each.id === id) : list.length > 0 ? otherwise(list) : undefined);

// The term that today lies in, else the last one that has begun, else the first.
function now(terms) {
  const today = new Date().toLocaleDateString('sv-SE');
  const begun = terms.filter(term => term.firstDay <= today).sort((a, b) => a.firstDay.localeCompare(b.firstDay));
  return begun.at(-1) ?? terms[0];
}

render(html`<${Start} />`, document.getElementById('start'));
