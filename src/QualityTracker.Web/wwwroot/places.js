import { html } from '/vendor/htm/standalone.module.js';
import { Fresh, within } from './address.js';
import { useAnswer } from './api.js';
import { useWords } from './languages.js';

/** The packs of a school, its own among them: undefined while they are on their way, null when there is no school or it does not list them. */
export function usePolicies(school) {
  const { data, problem, again } = useAnswer(school ? `/api/v1/schools/${encodeURIComponent(school.id)}/policies` : null);
  return { policies: !school || problem ? null : data, policiesAgain: again };
}

// What was tried over one term is nothing to another.
const nothingTried = { set: undefined, payRun: undefined, sum: undefined };

/** Where the reader is: school, term and policy pack, each to be changed. */
export function Places({ address, schools, terms, place, choosesPack = true }) {
  const t = useWords();
  const { school, term, policies } = place;
  const own = policies?.find(each => each.terms.includes(term?.id))?.id ?? term?.policy;
  const pack = policies?.find(each => each.id === ((choosesPack && place.policy) || own));
  // By a decision a term keeps to the version that was adopted, whatever was frozen since.
  const hash = (pack && pack.id === own && pack.adoptedHashes[term?.id]) || pack?.hash;
  return html`
    <section class="places">
      <div class="places-title">
        <h1>${school ? nameOf(school, t.lang) : '\u00a0'}</h1>
        <p>${term ? html`<strong>${t.termName(term)}</strong> <span class="soft">${t.termDays(term)}</span>` : '\u00a0'}</p>
      </div>
      <div class="places-choices">
        <${Choice} label=${t.school} value=${school?.id} options=${(schools ?? []).map(each => [each.id, nameOf(each, t.lang)])}
          onChoose=${id => address.go({ ...Fresh, school: id, term: undefined, policy: undefined })} />
        <${Choice} label=${t.term} value=${term?.id} options=${(terms ?? []).map(each => [each.id, t.termName(each)])}
          none=${terms?.length === 0 ? t.noTerm : ''} onChoose=${id => address.go({ term: id, policy: undefined, day: undefined, ...nothingTried })} />
        ${choosesPack && html`<${Choice} label=${t.policy} value=${place.policy ?? own} disabled=${!policies}
          options=${policies?.filter(each => each.hash).map(each => [each.id, each.id === own ? t.termPolicy(t.in(each.title)) : t.in(each.title)]) ?? (own ? [[own, own]] : [])}
          onChoose=${id => address.go({ policy: id === own ? undefined : id })} />`}
      </div>
      <p class="places-pack soft">
        ${pack ? html`${t.basis}${t.in(pack.document ?? pack.title)} · ${t.hash} <code>${hash?.slice(0, 8)}</code>` : '\u00a0'}
      </p>
    </section>`;
}

/** The sections that the reader's roles may use. */
export function Sections({ address, views, view }) {
  const t = useWords();
  if (views.length === 0) return null;
  return html`
    <nav class="sections" aria-label=${t.sections}>
      ${views.map((id, at) => {
        // A pack that was only tried is not what the other sections go by.
        const step = { ...Fresh, view: at === 0 ? undefined : id, ...(view === 'what-if' && id !== view ? { policy: undefined } : {}) };
        return html`<a key=${id} href=${address.href(step)} aria-current=${id === view ? 'page' : undefined} onClick=${within(() => address.go(step))}>${t.views[id]}</a>`;
      })}
    </nav>`;
}

export const nameOf = (school, lang) => (lang === 'en' && school.nameEn) || school.name;

function Choice({ label, value, options, none = '', disabled, onChoose }) {
  return html`
    <label class="choice">
      <span>${label}</span>
      <select value=${value ?? ''} disabled=${disabled || options.length === 0} onChange=${event => onChoose(event.target.value)}>
        ${options.some(([id]) => id === value) ? null : html`<option value="" disabled selected>${none}</option>`}
        ${options.map(([id, name]) => html`<option key=${id} value=${id} selected=${id === value}>${name}</option>`)}
      </select>
    </label>`;
}
