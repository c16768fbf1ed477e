import { html } from '/vendor/htm/standalone.module.js';
import './words/sheets.js';
import { Figure } from './figures.js';
import { useWords } from './languages.js';
import { points, yuan } from './numbers.js';
import { Problem } from './problems.js';

/** One's own line of a pay run: of which pool, by which points, how much. */
export function OwnPay({ address, inputs }) {
  const t = useWords();
  if (inputs.refusal) return html`<${Problem} problem=${{ title: t.in(inputs.refusal) }} />`;
  const [person] = inputs.people;
  if (!person) return html`<p class="soft">${t.notPaid}</p>`;
  const poolOf = id => inputs.pools.find(pool => pool.id === id);
  return html`
    <div class="table-frame">
      <table class="pools cards" role="table" aria-label=${person.name}>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${t.payPool}</th><th role="columnheader" scope="col" class="money">${t.payReckoned}</th><th role="columnheader" scope="col" class="money">${t.amount}</th></tr></thead>
        <tbody role="rowgroup">
          ${person.parts.map(part => html`
            <tr role="row" key=${part.pool}>
              <th role="rowheader" scope="row">${t.in(poolOf(part.pool)?.name)}</th>
              <td role="cell" class="money" data-label=${t.payReckoned}><div>${poolOf(part.pool)?.basis && html`<small class="soft">${t.in(poolOf(part.pool).basis)}</small> `}${points(part.points)}</div></td>
              <td role="cell" class="money" data-label=${t.amount}><div><${Figure} address=${address} person=${person.staff} figure=${`pay/${inputs.payRun}/${part.pool}`} name=${`${t.in(poolOf(part.pool)?.name)} ${yuan(part.cents)}`}>${yuan(part.cents)}<//></div></td>
            </tr>`)}
          <tr role="row" class="sum"><th role="rowheader" scope="row">${t.mySum}</th><td role="cell"></td><td role="cell" class="money" data-label=${t.amount}><div><strong><${Figure} address=${address} person=${person.staff} figure=${`pay/${inputs.payRun}`} name=${`${t.mySum} ${yuan(person.sumCents)}`}>${yuan(person.sumCents)}<//></strong></div></td></tr>
        </tbody>
      </table>
    </div>
    ${person.vetoed && html`<p class="bad">${t.vetoed}</p>`}`;
}
