import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/pace.js';
import { Fresh, within } from './address.js';
import { useWords } from './languages.js';
import { count } from './numbers.js';

/** Both sides of observing: what everybody observed, how often each was observed; those whom nobody has seen first. */
export function FlagShares({ shares, address }) {
  const t = useWords();
  const unseen = shares.filter(each => each.teaches && each.wasObserved === 0);
  const [only, setOnly] = useState(unseen.length > 0);
  if (shares.length === 0) return null;
  const shown = only ? unseen : [...shares].sort((a, b) => a.wasObserved - b.wasObserved || a.staff.localeCompare(b.staff));
  const heads = [t.paceWho, t.flagsWasObserved, t.flagsObservers, t.flagsLast, t.flagsObserved];
  const toPace = staff => ({ ...Fresh, view: 'pace', person: staff });
  return html`
    <h2>${t.flagsSides}</h2>
    <div class="flag-kinds" role="group" aria-label=${t.flagsSides}>
      <button type="button" class="quiet" aria-pressed=${only ? 'true' : 'false'} onClick=${() => setOnly(true)}>${t.flagsUnseen} <b>${count(unseen.length)}</b></button>
      <button type="button" class="quiet" aria-pressed=${only ? 'false' : 'true'} onClick=${() => setOnly(false)}>${t.paceAll} <b>${count(shares.length)}</b></button>
    </div>
    ${shown.length === 0 ? html`<div class="empty"><p>${t.flagsAllSeen}</p></div>` : html`
      <div class="table-frame"><table class="cards" role="table">
        <thead role="rowgroup"><tr role="row">${heads.map((head, at) => html`<th key=${head} role="columnheader" scope="col" class=${at > 0 ? 'number' : ''}>${head}</th>`)}</tr></thead>
        <tbody role="rowgroup">
          ${shown.map(each => html`
            <tr role="row" key=${each.staff}>
              <th role="rowheader" scope="row"><a href=${address.href(toPace(each.staff))} onClick=${within(() => address.go(toPace(each.staff)))}>${each.name}</a> <small class="soft">${each.staff}</small></th>
              <td role="cell" class="number" data-label=${heads[1]}><span>${each.teaches || each.wasObserved > 0 ? count(each.wasObserved) : t.flagsNoClass}</span></td>
              <td role="cell" class="number" data-label=${heads[2]}><span>${each.observers > 0 ? count(each.observers) : '—'}</span></td>
              <td role="cell" class="number" data-label=${heads[3]}><span>${each.lastObserved ?? '—'}</span></td>
              <td role="cell" class="number" data-label=${heads[4]}><span>${count(each.observed)}</span></td>
            </tr>`)}
        </tbody>
      </table></div>`}`;
}
