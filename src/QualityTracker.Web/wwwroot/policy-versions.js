import { html } from '/vendor/htm/standalone.module.js';
import './words/policies.js';
import { within } from './address.js';
import { useWords } from './languages.js';
import { State } from './policies.js';

/** What has become of one version: adopted is only what a decision in force names. */
export function stateOf(hash, { outline, adoptions }) {
  if (!hash) return outline.state;
  const standings = adoptions.filter(each => each.record.hash === hash).map(each => each.standing);
  if (standings.includes('inForce')) return 'adopted';
  if (standings.includes('superseded')) return 'superseded';
  return hash === outline.hash && adoptions.some(each => each.standing === 'inForce') ? 'later' : 'checked';
}

/** Every version there is, the latest first; one that comes with the product need not have been frozen here. */
export const versionsOf = ({ outline, versions }) => [
  ...(!outline.hash || versions.some(each => each.hash === outline.hash) ? [] : [{ hash: outline.hash }]),
  ...versions,
];

/** Which version is shown, and where it is not the latest or not the adopted one, the way there; all versions to open. */
export function PolicyVersions({ address, policy, shown }) {
  const t = useWords();
  const all = versionsOf(policy);
  const latest = policy.outline.hash;
  if (all.length < 2) return null;
  const to = (hash, label) => {
    const step = { version: hash === latest ? undefined : hash };
    return html`<a href=${address.href(step)} onClick=${within(() => address.go(step))}>${label}</a>`;
  };
  const named = each => html`<code>${each.hash.slice(0, 8)}</code>${each.recordedAt && ` · ${t.versionFrozen(each.recordedAt.slice(0, 10))}`}`;
  const isLater = stateOf(shown, policy) === 'later';
  const adopted = isLater && all.find(each => stateOf(each.hash, policy) === 'adopted');
  return html`
    ${shown !== latest && html`<div class="notice"><p>${t.versionEarlier} ${to(latest, t.versionToLatest)}</p></div>`}
    ${isLater && html`<div class="notice"><p>${t.versionLater} ${adopted && to(adopted.hash, t.versionToAdopted)}</p></div>`}
    <details class="ruled versions"><summary>${t.versionsOf(all.length)}</summary>
      <ul>
        ${all.map(each => html`
          <li key=${each.hash}>${each.hash === shown ? html`<strong aria-current="true">${named(each)}</strong>` : to(each.hash, named(each))}
            ${' '}<${State} state=${stateOf(each.hash, policy)} />${each.hash === shown && html` <span class="soft">${t.versionShown}</span>`}</li>`)}
      </ul>
    </details>`;
}
