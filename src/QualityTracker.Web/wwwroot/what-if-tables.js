import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/what-if.js';
import { placeOf } from './bands.js';
import { useWords } from './languages.js';
import { count, points, yuan } from './numbers.js';
import { unitOf } from './pace-norm.js';

const NormsShown = 8;

/** How many people are in each band, before and after. */
export function WhatIfBands({ bands }) {
  const t = useWords();
  return html`
    <section>
      <h2>${t.bandsBeforeAfter}</h2>
      <${Table} heads=${[t.band, t.now, t.triedShort]}>
        ${bands.map((band, place) => html`
          <tr role="row" key=${band.id}>
            <th role="rowheader" scope="row"><span class=${`band band-${placeOf(place, bands)}`}>${t.in(band.name)}</span></th>
            <td role="cell" class="figures" data-label=${t.now}><div>${people(band.before)}</div></td>
            <td role="cell" class="figures" data-label=${t.triedShort}><div>${people(band.after)}</div></td>
          </tr>`)}
      <//>
    </section>`;
}

/** What each pool pays and what is left of it, before and after. */
export function WhatIfPools({ pools, before, after }) {
  const t = useWords();
  const heads = [t.payPool, t.paidNow, t.leftNow, t.paidTried, t.leftTried];
  const sums = (paid, left) => [[heads[1], paid.before], [heads[2], left.before], [heads[3], paid.after], [heads[4], left.after]];
  return html`
    <section>
      <h2>${t.poolsBeforeAfter}</h2>
      <${Table} heads=${heads}>
        ${pools.map(pool => html`
          <tr role="row" key=${pool.id}>
            <th role="rowheader" scope="row">${t.in(pool.name)}</th>
            ${sums({ before: pool.before?.paidCents, after: pool.after?.paidCents }, { before: pool.before?.undividedCents, after: pool.after?.undividedCents }).map(([label, cents]) => html`<td role="cell" class="figures" data-label=${label}><div>${yuan(cents)}</div></td>`)}
          </tr>`)}
        <tr role="row" class="sum">
          <th role="rowheader" scope="row">${t.payTotal}</th>
          ${sums({ before: paidOf(before), after: paidOf(after) }, { before: leftOf(before), after: leftOf(after) }).map(([label, cents]) => html`<td role="cell" class="figures" data-label=${label}><div>${yuan(cents)}</div></td>`)}
        </tr>
      <//>
    </section>`;
}

/** The norms most often missed, on either side. */
export function WhatIfNorms({ norms }) {
  const t = useWords();
  const [all, showAll] = useState(false);
  if (norms.length === 0) return html`<section><h2>${t.normsMissed}</h2><p class="soft">${t.noneMissed}</p></section>`;
  const side = each => (each ? html`${t.missed(count(each.missing), count(each.owing))}${each.missing > 0 && html` <small class="soft">${each.short}</small>`}` : '—');
  const withShort = (each, unit) => each && { ...each, short: t.shortBy(points(each.shortBy).replace(/\.?0+$/, ''), unitOf({ unit }, t)) };
  return html`
    <section>
      <h2>${t.normsMissed}</h2>
      <p class="soft small">${t.normsMissedText}</p>
      <${Table} heads=${[t.norm, t.missedNow, t.missedTried]}>
        ${(all ? norms : norms.slice(0, NormsShown)).map(norm => html`
          <tr role="row" key=${norm.norm}>
            <th role="rowheader" scope="row">${t.in(norm.title)} <small class="soft">${norm.norm}${norm.number !== norm.clause && ` · ${norm.number}`}</small></th>
            <td role="cell" class="figures" data-label=${t.missedNow}><div>${side(withShort(norm.before, norm.unit))}</div></td>
            <td role="cell" class="figures" data-label=${t.missedTried}><div>${side(withShort(norm.after, norm.unit))}</div></td>
          </tr>`)}
      <//>
      ${!all && norms.length > NormsShown && html`<button type="button" class="quiet" onClick=${() => showAll(true)}>${t.allNorms(norms.length)}</button>`}
    </section>`;
}

function Table({ heads, children }) {
  return html`
    <div class="table-frame">
      <table class="cards" role="table">
        <thead role="rowgroup"><tr role="row">${heads.map((head, at) => html`<th key=${head} role="columnheader" scope="col" class=${at > 0 ? 'figures' : ''}>${head}</th>`)}</tr></thead>
        <tbody role="rowgroup">${children}</tbody>
      </table>
    </div>`;
}

const people = number => (number === null ? '—' : count(number));
const paidOf = pay => (pay && !pay.refusal ? pay.paidCents : null);
const leftOf = pay => (pay && !pay.refusal ? pay.undividedCents + pay.unassignedCents : null);
