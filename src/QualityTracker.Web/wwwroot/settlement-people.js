import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/settlements.js';
import { useWords } from './languages.js';
import { changeOfYuan, yuan } from './numbers.js';

/** What each person gets: before and after, and the parts it is made of. */
export function SettledPeople({ people }) {
  const t = useWords();
  const [search, setSearch] = useState('');
  const text = search.trim().toLowerCase();
  const shown = people.filter(each => each.name.toLowerCase().includes(text) || each.staff.toLowerCase().includes(text));
  return html`
    <h3>${t.settleLines}</h3>
    <div class="tools"><label class="find"><span class="unseen">${t.settleFind}</span><input type="search" placeholder=${t.settleFind} value=${search} onInput=${event => setSearch(event.target.value)} /></label></div>
    ${shown.length === 0 ? html`<p class="soft">${t.settleNobody}</p>` : html`
    <div class="table-frame">
      <table class="cards settled-people" role="table">
        <thead role="rowgroup"><tr role="row">
          <th role="columnheader" scope="col">${t.settleWho}</th>
          ${[t.settleBefore, t.settleDue, t.settleAmount].map(label => html`<th role="columnheader" scope="col" class="money">${label}</th>`)}
          <th role="columnheader" scope="col">${t.settleWhat}</th>
        </tr></thead>
        <tbody role="rowgroup">${shown.map(person => html`<${Person} key=${person.staff} person=${person} />`)}</tbody>
      </table>
    </div>`}`;
}

function Person({ person }) {
  const t = useWords();
  const sum = of => person.lines.reduce((all, line) => all + of(line), 0);
  const amount = line => (line.kind === 'adjustment' ? changeOfYuan(line.amountCents) : yuan(line.amountCents));
  return html`
    <tr role="row">
      <th role="rowheader" scope="row">${person.name} <small class="soft">${person.staff}</small></th>
      <td role="cell" class="money" data-label=${t.settleBefore}>${yuan(sum(line => line.beforeCents))}</td>
      <td role="cell" class="money" data-label=${t.settleDue}>${yuan(sum(line => line.dueCents))}</td>
      <td role="cell" class="money" data-label=${t.settleAmount}><strong class=${person.amountCents < 0 ? 'bad' : ''}>${person.lines.every(line => line.kind === 'adjustment') ? changeOfYuan(person.amountCents) : yuan(person.amountCents)}</strong></td>
      <td role="cell" data-label=${t.settleWhat}><span>${person.lines.map(line => html`<span class="pair" key=${`${line.payRun} ${line.pool}`}>${t.in(line.poolName)} ${amount(line)}</span> `)}</span></td>
    </tr>`;
}
