import { html } from '/vendor/htm/standalone.module.js';
import './words/settlements.js';
import { useWords } from './languages.js';
import { changeOfYuan, yuan } from './numbers.js';
import { Problem } from './problems.js';

/** What was paid to oneself of a pay run: first, and what was adjusted since. */
export function OwnPaid({ payRun, settled }) {
  const t = useWords();
  if (settled.problem) return html`<${Problem} problem=${{ ...settled.problem, title: t.joined(t.settlePaidFailed, settled.problem.title) }} onRetry=${settled.again} />`;
  if (!settled.data) return null;
  const paid = settled.data.map(each => ({ ...each, lines: each.own.filter(line => line.payRun === payRun) })).filter(each => each.lines.length > 0).reverse();
  if (paid.length === 0) return html`<p class="soft own-paid">${t.settlePaidNone}</p>`;
  const sum = lines => lines.reduce((all, line) => all + line.amountCents, 0);
  return html`
    <h3>${t.settlePaidTitle}</h3>
    <div class="table-frame own-paid">
      <table class="pools cards" role="table" aria-label=${t.settlePaidTitle}>
        <tbody role="rowgroup">
          ${paid.map(({ id, number, frozenOn, lines }) => html`
            <tr role="row" key=${id}>
              <th role="rowheader" scope="row">${t.settleNumber(number)} <small class="soft">${frozenOn}</small></th>
              <td role="cell"><span>${lines.map(line => html`<span class="pair" key=${line.pool}>${t.in(line.poolName)} ${line.kind === 'adjustment' ? changeOfYuan(line.amountCents) : yuan(line.amountCents)}</span> `)}</span></td>
              <td role="cell" class="money" data-label=${t.in(lines[0].kindName)}>${lines[0].kind === 'adjustment' ? changeOfYuan(sum(lines)) : yuan(sum(lines))}</td>
            </tr>`)}
          <tr role="row" class="sum"><th role="rowheader" scope="row">${t.settlePaidSum}</th><td role="cell"></td><td role="cell" class="money" data-label=${t.amount}><strong>${yuan(sum(paid.flatMap(each => each.lines)))}</strong></td></tr>
        </tbody>
      </table>
    </div>`;
}
