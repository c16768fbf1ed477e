import { html, useRef, useState } from '/vendor/htm/standalone.module.js';
import './words/settlements.js';
import { Fresh } from './address.js';
import { ask, problemOf, useAnswer } from './api.js';
import { Field } from './fields.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { yuan } from './numbers.js';
import { Problem, Waiting } from './problems.js';
import { may } from './roles.js';
import { Step } from './step.js';

const Looks = { ready: 'band-0', settled: '', later: 'band-last', held: 'vetoed' };

/** The settlement to come: up to which day, what it would pay of which sum, and whose sheets keep a sum from being paid. */
export function NextSettlement({ base, address, place, session }) {
  const t = useWords();
  const [cutOff, setCutOff] = useState('');
  const [refusal, setRefusal] = useState(null);
  const [busy, setBusy] = useState(false);
  const id = useRef(null);
  const { data, problem, again } = useAnswer(`${base}/due${cutOff ? `?cutOff=${encodeURIComponent(cutOff)}` : ''}`);
  const kept = useRef(null);
  kept.current = data ?? kept.current;
  const due = data ?? kept.current;

  async function prepare(event) {
    event.preventDefault();
    // Sent again after a lost answer it is the same settlement; of another day, another.
    if (id.current?.cutOff !== due.cutOff) id.current = { id: newId(), cutOff: due.cutOff };
    setBusy(true);
    setRefusal(null);
    try {
      const made = await ask(base, t, { method: 'POST', body: id.current });
      address.go({ record: made.settlement.id });
    } catch (error) {
      setRefusal(problemOf(error, t));
      setBusy(false);
      again();
    }
  }

  if (problem && !due) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!due) return html`<${Waiting} rows=${5} />`;
  if (due.sums.length === 0) {
    return html`<div class="empty"><h2>${t.settleNoSums}</h2><p>${t.settleNoSumsText}</p><${Step} address=${address} to=${{ ...Fresh, view: 'pay' }} class="act outline">${t.settleToPay}<//></div>`;
  }

  return html`
    <form class="card settle-next" aria-label=${t.settleNext(due.number)} onSubmit=${prepare}>
      <h2>${t.settleNext(due.number)}</h2>
      <${Field} label=${t.settleCutOff} type="date" required max=${due.today} min=${due.lastCutOff ?? undefined} value=${cutOff || due.cutOff} help=${t.settleCutOffHelp(due.lastCutOff)}
        onInput=${event => { setRefusal(null); setCutOff(event.target.value); }} />
      <ul class="settle-sums">${due.sums.map(sum => html`<${Sum} key=${sum.payRun} sum=${sum} address=${address} place=${place} session=${session} />`)}</ul>
      <${Problem} problem=${problem} />
      <${Problem} problem=${refusal} />
      ${due.refusal && html`<p class="warn" role="status">${t.in(due.refusal)}</p>`}
      <p role="status"><strong>${due.people > 0 ? t.settleWould(due.people, yuan(due.totalCents)) : due.sums.some(sum => sum.state === 'held') ? t.settleNothingHeld : t.settleNothing}</strong></p>
      <div class="form-acts"><button type="submit" class="act" aria-busy=${busy} disabled=${busy || !data || due.people === 0}>${t.settlePrepare(due.number)}</button></div>
    </form>`;
}

function Sum({ sum, address, place, session }) {
  const t = useWords();
  const term = place.terms?.find(each => each.id === sum.term);
  const kinds = [...new Set(sum.hindrances.map(each => each.kind))].map(kind => sum.hindrances.filter(each => each.kind === kind));
  return html`
    <li>
      <p class="entry-head"><strong>${sum.name}</strong> <span class="soft">${term ? t.termName(term) : sum.term}</span> <span class=${`band ${Looks[sum.state]}`}>${t.in(sum.stateName)}</span></p>
      ${sum.kind && html`<p>${t.settlePaysSum(t.settleKinds[sum.kind], sum.people, yuan(sum.amountCents))} <span class="soft">${t.settleSealedOn(sum.sealedOn)}</span></p>`}
      ${sum.state === 'later' && html`<p class="soft">${t.settleSealedOn(sum.sealedOn)}</p>`}
      ${sum.refusal && html`<p class="bad">${t.in(sum.refusal)}</p>`}
      ${kinds.length > 0 && html`
        <details><summary>${t.settleHeldBy(sum.hindrances.length)}</summary>
          <dl class="settle-held">${kinds.map(group => html`
            <div key=${group[0].kind}><dt>${t.in(group[0].kindName)} <small class="soft">${group.length}</small></dt>
              <dd><span class="soft">${t.in(group[0].remedy)}${t.lang === 'zh' ? '：' : ': '}</span><br />${group.map(each => t.settlePerson(each.person)).join(t.lang === 'zh' ? '、' : ', ')}</dd></div>`)}</dl>
          ${may(session, 'watchWay', place.school.id) && html`<p><${Step} address=${address} to=${{ ...Fresh, view: 'sheet-way', term: sum.term }} class="act outline">${t.settleToSheets}<//></p>`}
        </details>`}
    </li>`;
}
