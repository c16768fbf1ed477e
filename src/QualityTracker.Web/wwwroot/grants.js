import { html } from '/vendor/htm/standalone.module.js';
import './words/accounts.js';
import './words/sign-in.js';
import { Field } from './fields.js';
import { useWords } from './languages.js';
import { today } from './numbers.js';
import { nameOf } from './places.js';
import { mayRegister } from './roles.js';

/** The roles given to an account beside those that follow from posts. */
export function Grants({ grants, schools, session, onChange }) {
  const t = useWords();
  const everywhere = mayRegister(session);
  const set = (at, changes) => onChange(grants.map((grant, place) => (place === at ? { ...grant, ...changes } : grant)));
  const add = () => onChange([...grants, { role: 'office', school: schools[0]?.id ?? null, from: today(), to: null }]);
  return html`
    <fieldset class="grants">
      <legend>${t.grants}</legend>
      <p class="soft small">${t.grantsText}</p>
      ${grants.map((grant, at) => html`
        <fieldset class="grant" key=${at}>
          <legend class="unseen">${`${t.grants} ${at + 1}`}</legend>
          <div class="field"><label>${t.role}
            <select value=${grant.role} onChange=${event => set(at, { role: event.target.value })}>
              ${Object.entries(t.roleNames).map(([role, name]) => html`<option key=${role} value=${role} selected=${role === grant.role}>${name}</option>`)}
            </select>
          </label></div>
          <div class="field"><label>${t.school}
            <select value=${grant.school ?? ''} onChange=${event => set(at, { school: event.target.value || null })}>
              ${(everywhere || !grant.school) && html`<option value="" selected=${!grant.school}>${t.everySchool}</option>`}
              ${schools.map(each => html`<option key=${each.id} value=${each.id} selected=${each.id === grant.school}>${nameOf(each, t.lang)}</option>`)}
            </select>
          </label></div>
          <${Field} label=${t.from} type="date" name=${`from-${at}`} required value=${grant.from} onInput=${event => set(at, { from: event.target.value })} />
          <${Field} label=${t.to} type="date" name=${`to-${at}`} value=${grant.to ?? ''} onInput=${event => set(at, { to: event.target.value || null })} />
          <button type="button" class="quiet" aria-label=${`${t.remove}: ${t.roleNames[grant.role]}`} onClick=${() => onChange(grants.filter((_, place) => place !== at))}>${t.remove}</button>
        </fieldset>`)}
      <button type="button" class="plain" onClick=${add}>+ ${t.addGrant}</button>
    </fieldset>`;
}
