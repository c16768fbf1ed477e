import { html } from '/vendor/htm/standalone.module.js';
import './words/settlements.js';
import { useAnswer } from './api.js';
import { useWords } from './languages.js';
import { yuan } from './numbers.js';
import { Problem, Waiting } from './problems.js';
import { Settlement, Mark } from './settlement.js';
import { NextSettlement } from './settlement-next.js';
import { Step } from './step.js';

/** What sealed sheets divide is paid: the settlement to come with what keeps sums from it, and those before; one of them to look into. */
export default function Settlements({ address, place, session }) {
  const t = useWords();
  const base = `/api/v1/schools/${encodeURIComponent(place.school.id)}/settlements`;
  const { data, problem, again } = useAnswer(address.record ? null : base);
  if (address.record) return html`<${Settlement} key=${address.record} base=${base} id=${address.record} address=${address} place=${place} />`;
  return html`
    <section class="settlements" aria-label=${t.views.settlements}>
      <p class="lead soft">${t.settleText}</p>
      <${NextSettlement} base=${base} address=${address} place=${place} session=${session} />
      <h2>${t.settleAll}</h2>
      <${Problem} problem=${problem} onRetry=${again} />
      ${!data ? !problem && html`<${Waiting} rows=${3} />`
        : data.length === 0 ? html`<div class="empty"><h3>${t.settleNone}</h3><p>${t.settleNoneText}</p></div>`
        : html`<ol class="entries settled">${data.map(each => html`<${Entry} key=${each.id} address=${address} settlement=${each} />`)}</ol>`}
    </section>`;
}

function Entry({ address, settlement }) {
  const t = useWords();
  return html`
    <li class="entry">
      <div class="entry-head">
        <strong><${Step} address=${address} to=${{ record: settlement.id }}>${t.settleNumber(settlement.number)}<//></strong>
        <span class="soft">${t.settleUpTo(settlement.cutOff)}</span>
        <${Mark} settlement=${settlement} />
        <b class="settled-total">${yuan(settlement.totalCents)}</b>
      </div>
      <p class="soft small">${[t.settlePreparedBy(settlement.preparedBy.name, settlement.preparedOn), ...settlement.approvals.map(each => `${t.in(each.postName)}${t.lang === 'zh' ? '：' : ': '}${t.settleApprovedBy(each.by.name, each.day)}`)].join(t.lang === 'zh' ? '；' : '; ')}</p>
    </li>`;
}
