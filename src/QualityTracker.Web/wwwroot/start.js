import { html, render, useEffect, useRef } from '/vendor/htm/standalone.module.js';
import { useAddress } from './address.js';
import { useAnswer } from './api.js';
import { Imports } from './imports.js';
import { LanguageContext, useLanguage, wordsOf } from './languages.js';
import { Masthead } from './masthead.js';
import { PayRuns } from './pay-runs.js';
import { Places, Sections, nameOf, usePolicies } from './places.js';
import { Problem, Waiting } from './problems.js';
import { NoSchool, NoTerm } from './schools.js';
import { Sheets } from './sheets.js';

const Views = { sheets: Sheets, pay: PayRuns, import: Imports };

function Start() {
  const [lang, setLang] = useLanguage();
  return html`
    <${LanguageContext.Provider} value=${lang}>
      <${Page} lang=${lang} setLang=${setLang} />
    <//>`;
}

function Page({ lang, setLang }) {
  const t = wordsOf(lang);
  const address = useAddress(lang);
  const schools = useAnswer('/api/v1/schools');
  const school = chosen(schools.data, address.school, list => list[0]);
  const terms = useAnswer(school ? `/api/v1/schools/${encodeURIComponent(school.id)}/terms?limit=200` : null);
  const all = terms.data?.items.map(item => item.record);
  const term = chosen(all, address.term, now);
  const policies = usePolicies();
  const problem = schools.problem ?? terms.problem;
  const begun = useRef(false);
  const ready = schools.data && policies !== undefined && (schools.data.length === 0 || (school ? terms.data : true));
  // Once the page stands, its choices stay where they are while what they chose is on its way.
  begun.current ||= ready;
  const view = address.view in Views ? address.view : 'sheets';
  const place = { school, term, policies, policy: address.policy };

  useEffect(() => {
    document.title = [school && nameOf(school, lang), t.views[view], 'QualityTracker'].filter(Boolean).join(' · ');
  }, [school, view, lang]);

  function again() {
    schools.again();
    terms.again();
  }

  return html`
    <a class="skip" href="#content">${t.skip}</a>
    <${Masthead} setLang=${setLang} />
    <main id="content" tabindex="-1" class="page">
      ${problem ? html`<${Problem} problem=${problem} onRetry=${again} />`
        : !begun.current ? html`<${Waiting} rows=${10} />`
        : schools.data.length === 0 ? html`<${NoSchool} onCreated=${id => { address.go({ school: id, view: 'import' }); again(); }} />`
        : html`
          <${Places} address=${address} schools=${schools.data} terms=${all} place=${place} />
          <${Sections} address=${address} view=${view} />
          ${!ready ? html`<${Waiting} />` : !school ? html`<${Problem} problem=${{ title: t.unknownSchool(address.school), detail: t.chooseAnother }} />`
            : view === 'import' ? html`<${Imports} key=${school.id} address=${address} place=${place} onApplied=${again} />`
            : all.length === 0 ? html`<${NoTerm} address=${address} />`
            : !term ? html`<${Problem} problem=${{ title: t.unknownTerm(address.term), detail: t.chooseAnother }} />`
            : html`<${Views[view]} address=${address} place=${place} />`}`}
    </main>`;
}

const chosen = (list, id, otherwise) => (!list ? undefined : id ? list.find(each => each.id === id) : list.length > 0 ? otherwise(list) : undefined);

// The term that today lies in, else the last one that has begun, else the first.
function now(terms) {
  const today = new Date().toLocaleDateString('sv-SE');
  const begun = terms.filter(term => term.firstDay <= today).sort((a, b) => a.firstDay.localeCompare(b.firstDay));
  return begun.at(-1) ?? terms[0];
}

render(html`<${Start} />`, document.getElementById('start'));
