import { html, render, useEffect, useRef } from '/vendor/htm/standalone.module.js';
import { useAddress } from './address.js';
import { Door } from './door.js';
import { useKeptAnswer } from './kept.js';
import { LanguageContext, useLanguage, wordsOf } from './languages.js';
import { View, prepare } from './loading.js';
import { today } from './numbers.js';
import { Places, Sections, nameOf, usePolicies } from './places.js';
import { Problem, Waiting } from './problems.js';
import { mayRegister } from './roles.js';
import { followVersions } from './versions.js';
import { Account, Beginning, offered, openingOf, viewOf } from './views.js';

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
  const schools = useKeptAnswer(any ? '/api/v1/schools' : null);
  const school = chosen(schools.data, address.school, list => list[0]);
  const terms = useKeptAnswer(school ? `/api/v1/schools/${encodeURIComponent(school.id)}/terms?limit=200` : null);
  const all = terms.data?.items.map(item => item.record);
  const term = chosen(all, address.term, now);
  const { policies, policiesAgain } = usePolicies(school);
  const problem = schools.problem ?? terms.problem;
  const begun = useRef(false);
  const ready = !any || (schools.data && (schools.data.length === 0 || (school ? terms.data : true)));
  // Once the page stands, its choices stay where they are while what they chose is on its way.
  begun.current ||= ready;
  const views = offered(session, school?.id);
  // A figure or a person that no section is named with is of the sheets.
  const named = viewOf(address.view) ?? (address.person || address.figure ? viewOf('sheets') : undefined);
  const view = named ?? openingOf(views);
  const refused = !views.includes(view);
  const place = { school, term, terms: all, policies, policiesAgain, policy: address.policy };
  const own = address.view === 'account' && !session.archivedTerm;
  // A section's module need not wait for what it will show.
  if (!refused) prepare(view).catch(() => {});

  useEffect(() => {
    if (open) document.title = [!own && school && nameOf(school, lang), own ? t.account : view && t.views[view.id], 'QualityTracker'].filter(Boolean).join(' · ');
  }, [school, view, own, lang, open]);

  function again() {
    schools.again();
    terms.again();
  }

  if (own) return html`<${Sections} address=${address} views=${views} flat=${Boolean(session.archivedTerm)} /><${View} view=${Account} session=${session} schools=${schools.data} />`;
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!begun.current) return html`<${Waiting} rows=${10} />`;
  const sections = html`<${Sections} address=${address} views=${views} flat=${Boolean(session.archivedTerm)} view=${view} />`;
  const shown = html`<${View} key=${`${view?.id}|${view?.of === 'account' ? '' : school?.id}`} view=${view} address=${address} place=${place} session=${session} schools=${schools.data} school=${school} onApplied=${again} />`;
  if (view?.of === 'account' && !refused) return html`<h1 class="unseen">${t.views[view.id]}</h1>${sections}${shown}`;
  if (!any) return html`<${View} view=${Beginning} roles=${session.roles} address=${address} />`;
  if (schools.data.length === 0) {
    return html`
      ${sections}
      ${mayRegister(session) ? html`<${View} view=${Beginning} lack="school" onCreated=${id => { address.go({ school: id, view: 'import' }); again(); }} />` : html`<${View} view=${Beginning} roles=${session.roles} address=${address} />`}`;
  }

  return html`
    <${Places} address=${address} schools=${schools.data} terms=${all} place=${place} choosesPack=${view?.packs} />
    ${sections}
    ${!ready ? html`<${Waiting} />` : !school ? html`<${Problem} problem=${{ title: t.unknownSchool(address.school), detail: t.chooseAnother }} />`
      : views.length === 0 ? html`<${View} view=${Beginning} roles=${session.roles} address=${address} />`
      : refused ? html`<${Problem} problem=${session.archivedTerm ? { title: t.notArchived(t.views[view.id]), detail: t.archivedText } : { title: t.notOffered(t.views[view.id]), detail: t.noRolesText }} />`
      : view.of === 'school' ? shown
      : all.length === 0 ? html`<${View} view=${Beginning} lack="term" address=${address} session=${session} school=${school} />`
      : !term ? html`<${Problem} problem=${{ title: t.unknownTerm(address.term), detail: t.chooseAnother }} />`
      : shown}`;
}

const chosen = (list, id, otherwise) => (!list ? undefined : id ? list.find(each => each.id === id) : list.length > 0 ? otherwise(list) : undefined);

// The term that today lies in, else the last one that has begun, else the first.
function now(terms) {
  const begun = terms.filter(term => term.firstDay <= today()).sort((a, b) => a.firstDay.localeCompare(b.firstDay));
  return begun.at(-1) ?? terms[0];
}

const named = viewOf(new URLSearchParams(location.search).get('view'));
if (named) prepare(named).catch(() => {});
render(html`<${Start} />`, document.getElementById('start'));
followVersions();
