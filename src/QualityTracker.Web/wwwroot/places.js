import { html, useEffect, useMemo, useState } from '/vendor/htm/standalone.module.js';
import { Fresh, within } from './address.js';
import { useKeptAnswer } from './kept.js';
import { useWords } from './languages.js';

/** The packs of a school, its own among them: undefined while they are on their way, null when there is no school or it does not list them. */
export function usePolicies(school) {
  const { data, problem, again } = useKeptAnswer(school ? `/api/v1/schools/${encodeURIComponent(school.id)}/policies` : null);
  return { policies: !school || problem ? null : data, policiesAgain: again };
}

/** Where the reader is: school, term and policy pack, each to be changed. On a narrow screen the choices wait behind a word. */
export function Places({ address, schools, terms, place, choosesPack }) {
  const t = useWords();
  const narrow = useMedia('(max-width: 720px)');
  const { school, term, policies } = place;
  const own = policies?.find(each => each.terms.includes(term?.id))?.id ?? term?.policy;
  const pack = choosesPack && policies?.find(each => each.id === (place.policy || own));
  // By a decision a term keeps to the version that was adopted, whatever was frozen since.
  const hash = (pack && pack.id === own && pack.adoptedHashes[term?.id]) || pack?.hash;
  const choices = html`
    <div class="places-choices">
      <${Choice} label=${t.school} value=${school?.id} options=${(schools ?? []).map(each => [each.id, nameOf(each, t.lang)])}
        onChoose=${id => address.go({ ...Fresh, school: id, term: undefined, policy: undefined })} />
      <${Choice} label=${t.term} value=${term?.id} options=${(terms ?? []).map(each => [each.id, t.termName(each)])}
        none=${terms?.length === 0 ? t.noTerm : ''} onChoose=${id => address.go({ ...Fresh, term: id, policy: undefined })} />
      ${choosesPack && html`<${Choice} label=${t.policy} value=${place.policy ?? own} disabled=${!policies}
        options=${policies?.filter(each => each.hash).map(each => [each.id, each.id === own ? t.termPolicy(t.in(each.title)) : t.in(each.title)]) ?? (own ? [[own, own]] : [])}
        onChoose=${id => address.go({ policy: id === own ? undefined : id })} />`}
    </div>`;
  return html`
    <section class="places">
      <div class="places-title">
        <h1>${school ? nameOf(school, t.lang) : '\u00a0'}</h1>
        <p>${term ? html`<strong>${t.termName(term)}</strong> <span class="soft">${t.termDays(term)}</span>` : '\u00a0'}</p>
      </div>
      ${narrow ? html`<details class="places-more"><summary>${t.choosePlace}</summary>${choices}</details>` : choices}
      ${choosesPack && html`<p class="places-pack soft">
        ${pack ? html`${t.basis}${t.in(pack.document ?? pack.title)} · ${t.hash} <code>${hash?.slice(0, 8)}</code>` : '\u00a0'}
      </p>`}
    </section>`;
}

function useMedia(query) {
  const media = useMemo(() => matchMedia(query), [query]);
  const [matches, setMatches] = useState(media.matches);
  useEffect(() => {
    const follow = () => setMatches(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, [media]);
  return matches;
}

/** The sections that the reader's roles may use, by area; on a narrow screen the areas stand at the foot of the page, under the thumb. `flat` are few enough to stand side by side. */
export function Sections({ address, views, view, flat = false }) {
  const t = useWords();
  if (views.length === 0) return null;
  const areas = flat ? ['all'] : [...new Set(views.map(each => each.area))];
  const sections = areas.length === 1 ? views : views.filter(each => each.area === view?.area);
  // A pack that was only tried is not what the other sections go by.
  const link = (id, name, current) => {
    const step = { ...Fresh, view: id, ...(view?.id === 'what-if' && id !== view.id ? { policy: undefined } : {}) };
    return html`<a key=${id} href=${address.href(step)} aria-current=${current} onClick=${within(() => address.go(step))}>${name}</a>`;
  };
  return html`
    ${areas.length > 1 && html`
      <nav class="areas" aria-label=${t.areasOf}>
        ${areas.map(area => link(views.find(each => each.area === area).id, t.areas[area], area === view?.area ? 'true' : undefined))}
      </nav>`}
    ${sections.length > 0 && html`
      <nav class="sections" aria-label=${t.sections}>
        ${sections.map(each => link(each.id, t.views[each.id], each.id === view?.id ? 'page' : undefined))}
      </nav>`}`;
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
