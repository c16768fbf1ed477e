import { html, useRef, useState } from '/vendor/htm/standalone.module.js';
import './words/settlements.js';
import { askTagged, problemOf, useAnswer } from './api.js';
import { Download } from './downloads.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { changeOfYuan, count, yuan } from './numbers.js';
import { Problem, Waiting } from './problems.js';
import { SettledPeople } from './settlement-people.js';
import { VoidSettlement } from './settlement-void.js';
import { Step } from './step.js';
import { Sure } from './sure.js';
import { toast } from './toasts.js';

const Looks = { prepared: 'band-last', frozen: 'band-0', voided: 'vetoed', overtaken: 'vetoed' };

/** What has become of a settlement. */
export function Mark({ settlement }) {
  const t = useWords();
  return html`<span class=${`band ${Looks[settlement.state]}`}>${t.in(settlement.stateName)}</span>`;
}

/** One settlement: what it pays of which sum to whom, its two approvals, and its files once it is frozen. */
export function Settlement({ base, id, address, place }) {
  const t = useWords();
  const path = `${base}/${encodeURIComponent(id)}`;
  const { data, problem, again } = useAnswer(path);
  const [refusal, setRefusal] = useState(null);
  if (problem) return html`<${Back} address=${address} /><${Problem} problem=${problem} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${9} />`;
  const { settlement, sums, people } = data;
  const name = `${place.school.id}-settlement-${settlement.number}`;
  const first = settlement.firstCents !== 0 || settlement.adjustmentCents === 0;
  return html`
    <section class="settlement" aria-label=${t.settleNumber(settlement.number)}>
      <${Back} address=${address} />
      <div class="import-head">
        <div><h2>${t.settleNumber(settlement.number)} <${Mark} settlement=${settlement} /></h2>
          <p class="soft">${t.settleUpTo(settlement.cutOff)} · ${t.settlePreparedBy(settlement.preparedBy.name, settlement.preparedOn)}</p></div>
        ${settlement.state === 'frozen' && html`<div class="tools-end">
          <${Download} href=${`${path}.xlsx?lang=${t.lang}`} name=${`${name}.xlsx`} label=${t.settleWorkbook} onProblem=${setRefusal} strong />
          <${Download} href=${`${path}.csv?lang=${t.lang}`} name=${`${name}.csv`} label=${t.settleCsv} onProblem=${setRefusal} />
        </div>`}
      </div>
      <${Problem} problem=${refusal} />
      ${settlement.state === 'overtaken' && html`<p class="warn" role="status">${t.settleOvertaken}</p>`}
      ${settlement.state === 'voided' && html`<p class="bad" role="status">${t.settleVoided(settlement.voidReason)}</p>`}
      <dl class="glance of-four">
        ${first && html`<div><dt>${t.settleFirst}</dt><dd>${yuan(settlement.firstCents)}</dd></div>`}
        ${settlement.adjustmentCents !== 0 || !first || sums.some(sum => sum.kind === 'adjustment') ? html`<div><dt>${t.settleAdjustment}</dt><dd>${changeOfYuan(settlement.adjustmentCents)}</dd></div>` : null}
        <div><dt>${t.settleTotal}</dt><dd>${yuan(settlement.totalCents)}</dd></div>
        <div><dt>${t.settlePeople}</dt><dd>${count(settlement.people)}</dd></div>
      </dl>
      <${Approvals} path=${path} settlement=${settlement} onProblem=${setRefusal} onDone=${again} />
      <${Sums} sums=${sums} terms=${place.terms} />
      <${SettledPeople} people=${people} />
      ${settlement.mayVoid && html`<${VoidSettlement} path=${path} settlement=${settlement} onDone=${again} />`}
    </section>`;
}

function Back({ address }) {
  const t = useWords();
  return html`<p><${Step} address=${address} to=${{ record: undefined, q: undefined }}>← ${t.settleBack}<//></p>`;
}

function Approvals({ path, settlement, onProblem, onDone }) {
  const t = useWords();
  const id = useRef(null);
  const [busy, setBusy] = useState(false);

  async function approve() {
    id.current ??= newId();
    setBusy(true);
    onProblem(null);
    try {
      await askTagged(`${path}/approvals`, t, { method: 'POST', body: { id: id.current } });
      toast({ text: t.settleApproved(settlement.number) });
    } catch (error) {
      onProblem(problemOf(error, t));
    }

    setBusy(false);
    onDone();
  }

  return html`
    <section class="card approvals" aria-label=${t.settleApprovals}>
      <h3>${t.settleApprovals}</h3>
      <ol>
        ${[0, 1].map(at => {
          const given = settlement.approvals[at];
          return html`<li key=${at} class=${given ? 'given' : ''}>
            <span class="soft">${given ? t.in(given.postName) : t.settleApprovalOf(at + 1)}</span>
            <strong>${given ? t.settleApprovedBy(given.by.name, given.day) : t.settleWaits}</strong></li>`;
        })}
      </ol>
      ${settlement.frozenOn && html`<p class="balance good">${t.settleFrozen(settlement.frozenOn)}</p>`}
      ${settlement.mayApprove && html`<p aria-busy=${busy}><${Sure} label=${t.settleApprove} text=${t.settleApproveText} onSure=${approve} /></p>`}
      ${settlement.approvalNote && html`<p class="soft">${t.in(settlement.approvalNote)}</p>`}
    </section>`;
}

function Sums({ sums, terms }) {
  const t = useWords();
  const termOf = id => { const term = terms?.find(each => each.id === id); return term ? t.termName(term) : id; };
  return html`
    <h3>${t.settleSums}</h3>
    <div class="table-frame">
      <table class="pools cards" role="table">
        <thead role="rowgroup"><tr role="row">
          <th role="columnheader" scope="col">${t.settleSum}</th><th role="columnheader" scope="col">${t.settleKind}</th>
          ${[t.settleDue, t.settleBefore, t.settleAmount].map(label => html`<th role="columnheader" scope="col" class="money">${label}</th>`)}
        </tr></thead>
        <tbody role="rowgroup">${sums.map(sum => html`
          <tr role="row" key=${sum.payRun}>
            <th role="rowheader" scope="row">${sum.name}<br /><small class="soft">${termOf(sum.term)} · ${t.settleVersion(sum.version, sum.sealedOn)}</small></th>
            <td role="cell" data-label=${t.settleKind}>${t.in(sum.kindName)}</td>
            <td role="cell" class="money" data-label=${t.settleDue}>${yuan(sum.dueCents)}</td>
            <td role="cell" class="money" data-label=${t.settleBefore}>${yuan(sum.beforeCents)}</td>
            <td role="cell" class="money" data-label=${t.settleAmount}>${sum.kind === 'adjustment' ? changeOfYuan(sum.amountCents) : yuan(sum.amountCents)}</td>
          </tr>`)}</tbody>
      </table>
    </div>`;
}
