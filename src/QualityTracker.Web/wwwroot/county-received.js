import { html } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';
import { count, moment } from './numbers.js';

/** Every school known, with its bundle of the month, or that it is missing. */
export function Received({ data, month }) {
  const t = useWords();
  if (data.schools.length === 0) return html`<div class="empty"><h2>${t.countyNone}</h2><p>${t.countyNoneText}</p></div>`;
  const lines = data.schools.map(school => ({ ...school, of: school.bundles.filter(bundle => bundle.month === month) }));
  const heads = [t.school, t.countyBundle, t.countyUntil, t.countyReceivedAt, t.countyKey];
  return html`
    <h2>${t.countyReceived}</h2>
    <p class="soft">${t.countyReceivedOf(count(lines.filter(line => line.of.length > 0).length), count(lines.length))}</p>
    <div class="table-frame">
      <table class="cards county-received" role="table">
        <thead role="rowgroup"><tr role="row">${heads.map(head => html`<th role="columnheader" scope="col" key=${head}>${head}</th>`)}</tr></thead>
        <tbody role="rowgroup">
          ${lines.map(line => html`
            <tr role="row" key=${line.school}>
              <th role="rowheader" scope="row">${line.name} <small class="soft">${line.school}</small></th>
              <td role="cell" data-label=${heads[1]}><div>${line.of.length > 0 ? line.of.map(each => html`<span class="band band-0" key=${each.term}>${each.month} · ${each.term}</span> `) : html`<span class="band band-last">${t.countyMissing}</span>`}</div></td>
              <td role="cell" data-label=${heads[2]}>${line.of.length > 0 && html`<div>${line.of.map(each => each.until).join(' ')}</div>`}</td>
              <td role="cell" data-label=${heads[3]}>${line.of.length > 0 && html`<div class="soft">${moment(line.of[line.of.length - 1].receivedAt, t.lang)}</div>`}</td>
              <td role="cell" data-label=${heads[4]}><div class="county-key">${line.served ? t.countyServed : line.fingerprint}</div></td>
            </tr>`)}
        </tbody>
      </table>
    </div>`;
}
