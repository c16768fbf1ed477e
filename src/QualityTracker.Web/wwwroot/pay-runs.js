import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/sheets.js';
import { within } from './address.js';
import { useAnswer } from './api.js';
import { Download } from './downloads.js';
import { useWords } from './languages.js';
import { yuan } from './numbers.js';
import { OwnPaid } from './own-paid.js';
import { OwnPay } from './own-pay.js';
import { Problem, Waiting } from './problems.js';
import { may } from './roles.js';

/** The pay runs of a term, each with its pools and whether they add up to the cent; to a teacher, their own line. */
export default function PayRuns({ address, place, session }) {
  const t = useWords();
  const base = `/api/v1/schools/${encodeURIComponent(place.school.id)}/pay-runs`;
  const { data, problem, again } = useAnswer(`${base}?term=${encodeURIComponent(place.term.id)}&limit=200`);
  const settled = useAnswer(may(session, 'wholePay', place.school.id) ? null : `/api/v1/schools/${encodeURIComponent(place.school.id)}/settlements`);

  if (problem) return html`<${Problem} problem=${{ ...problem, title: t.joined(t.payFailed, problem.title) }} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${6} />`;
  if (data.items.length === 0) {
    return html`
      <div class="empty">
        <h2>${t.payNone}</h2>
        ${may(session, 'import', place.school.id) && html`<p>${t.payNoneText}</p>
        <a class="act" href=${address.href({ view: 'import' })} onClick=${within(() => address.go({ view: 'import' }))}>${t.toImport}</a>`}
      </div>`;
  }

  return html`
    <section class="runs" aria-label=${t.views.pay}>
      ${data.items.map(({ record }) => html`<${PayRun} key=${record.id} address=${address} run=${record} base=${base} place=${place} session=${session} settled=${settled} />`)}
    </section>`;
}

function PayRun({ address, run, base, place, session, settled }) {
  const t = useWords();
  const whole = may(session, 'wholePay', place.school.id);
  const [refusal, setRefusal] = useState(null);
  const pack = place.policy ? `policy=${encodeURIComponent(place.policy)}` : '';
  const inputs = `${base}/${encodeURIComponent(run.id)}/inputs`;
  const { data, problem, again } = useAnswer(`${inputs}${pack && `?${pack}`}`);
  const query = `?lang=${t.lang}${pack && `&${pack}`}`;
  const name = `${place.school.id}-${run.term}-pay`;
  return html`
    <article class="card run">
      <header>
        <div>
          <h2>${run.name}</h2>
          ${whole && html`<p class="soft">${t.payTotal} <b>${yuan(run.totalCents)}</b>${run.afterSchoolCents > 0 && html` · ${t.payAfterSchool} <b>${yuan(run.afterSchoolCents)}</b>`}</p>`}
        </div>
        ${whole && html`<div class="tools-end">
          <${Download} href=${`${inputs}.xlsx${query}`} name=${`${name}.xlsx`} label=${`${t.payInputs} xlsx`} onProblem=${setRefusal} strong />
          <${Download} href=${`${inputs}.csv${query}`} name=${`${name}.csv`} label="csv" onProblem=${setRefusal} />
        </div>`}
      </header>
      <${Problem} problem=${refusal} />
      ${problem ? html`<${Problem} problem=${problem} onRetry=${again} />` : !data ? html`<${Waiting} rows=${4} />` : whole ? html`<${Pools} inputs=${data} />` : html`<${OwnPay} address=${address} inputs=${data} /><${OwnPaid} payRun=${run.id} settled=${settled} />`}
    </article>`;
}

function Pools({ inputs }) {
  const t = useWords();
  if (inputs.refusal) return html`<${Problem} problem=${{ title: t.in(inputs.refusal) }} />`;
  return html`
    <div class="table-frame">
      <table class="pools cards" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">${t.payPool}</th>
            ${[t.payTotal, t.payPaid, t.payUndivided].map(label => html`<th role="columnheader" scope="col" class="money">${label}</th>`)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${inputs.pools.map(pool => html`
            <tr role="row" key=${pool.id}>
              <th role="rowheader" scope="row">${t.in(pool.name)}${pool.basis && html`<br /><small class="soft">${t.in(pool.basis)}</small>`}</th>
              <td role="cell" class="money" data-label=${t.payTotal}>${yuan(pool.totalCents)}</td>
              <td role="cell" class="money" data-label=${t.payPaid}>${yuan(pool.paidCents)}</td>
              <td role="cell" class=${`money ${pool.undividedCents ? 'warn' : 'soft'}`} data-label=${t.payUndivided}>${yuan(pool.undividedCents)}</td>
            </tr>`)}
        </tbody>
      </table>
    </div>
    <p class=${inputs.balanced ? 'balance good' : 'balance bad'}>${inputs.balanced ? `✓ ${t.payBalanced}` : `✗ ${t.payUnbalanced}`}</p>`;
}
