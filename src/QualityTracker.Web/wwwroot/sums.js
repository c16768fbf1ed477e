import { html } from '/vendor/htm/standalone.module.js';
import './words/sheets.js';
import { useAnswer } from './api.js';
import { useWords } from './languages.js';
import { placeOf } from './bands.js';
import { count, points } from './numbers.js';
import { Problem, Waiting } from './problems.js';
import { Bundles } from './sums-bundles.js';
import { holds } from './views.js';

/** A term in sums: nobody by name, and nothing of so few people that they could be told apart. */
export default function Sums({ place, session }) {
  const t = useWords();
  const { data, problem, again } = useAnswer(`/api/v1/schools/${encodeURIComponent(place.school.id)}/summaries/${encodeURIComponent(place.term.id)}`);
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${6} />`;
  const few = html`<span class="soft few">${t.tooFew}</span>`;
  const shown = people => (people === null ? few : count(people));
  return html`
    <section aria-label=${t.views.sums}>
      ${place.policy && place.policy !== data.pack && html`<p class="warn">${t.sumsOwnPack}</p>`}
      <dl class="glance of-four">
        <div><dt>${t.people}</dt><dd>${shown(data.people)}</dd></div>
        <div><dt>${t.meanTile}</dt><dd>${data.meanTotal === null ? few : points(data.meanTotal)}</dd></div>
        <div class="glance-bands"><dt>${t.band}</dt><dd>
          ${data.bands.map((band, place, all) => html`<span key=${band.id} class=${`band band-${placeOf(place, all)}`}>${t.in(band.name)} <b>${band.people === null ? t.tooFew : count(band.people)}</b></span>`)}
        </dd></div>
      </dl>
      <h2>${t.normsTile}</h2>
      <div class="table-frame">
        <table class="cards sums" role="table">
          <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${t.norm}</th><th role="columnheader" scope="col" class="money">${t.owedBy}</th><th role="columnheader" scope="col" class="money">${t.metBy}</th><th role="columnheader" scope="col">${t.shareMet}</th></tr></thead>
          <tbody role="rowgroup">
            ${data.norms.map(norm => html`
              <tr role="row" key=${norm.norm}>
                <th role="rowheader" scope="row">${t.in(norm.title)} <small class="soft">${norm.norm}</small></th>
                <td role="cell" class="money" data-label=${t.owedBy}><div>${shown(norm.owed)}</div></td>
                <td role="cell" class="money" data-label=${t.metBy}><div>${norm.nearlyAll ? html`<span class="soft few">${t.nearlyAll}</span>` : shown(norm.met)}</div></td>
                <td role="cell" data-label=${t.shareMet}><div>${norm.met === null || !norm.owed ? '—' : html`
                  <span class="norms"><span class="norms-bar" aria-hidden="true"><span class=${norm.met === norm.owed ? 'full' : ''} style=${{ width: `${norm.met / norm.owed * 100}%` }}></span></span><span>${Math.floor(norm.met / norm.owed * 100)}%</span></span>`}</div></td>
              </tr>`)}
          </tbody>
        </table>
      </div>
      <p class="soft small">${t.tooFewText}</p>
      ${holds(session, ['directorOfTeaching', 'vicePrincipal', 'principal', 'office'], place.school.id) && html`<${Bundles} place=${place} />`}
    </section>`;
}
