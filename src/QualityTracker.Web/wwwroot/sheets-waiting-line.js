import './words/sheets-waiting.js';
import { html } from '/vendor/htm/standalone.module.js';
import { Fresh } from './address.js';
import { useAnswer } from './api.js';
import { useWords } from './languages.js';
import { Step } from './step.js';

// Whoever has no board is led to the own sheet.
const Kinds = ['changed', 'returned', 'toConfirm', 'toSign', 'toDecide', 'toPost', 'toSeal'];
const Places = { changed: { state: 'board', filter: 'changed' }, returned: { state: 'mine' }, toConfirm: { state: 'mine' }, toSign: { state: 'sign' }, toDecide: { state: 'objections' }, toPost: { state: 'board' }, toSeal: { state: 'board' } };

/** What waits, by term: each of it leads to where it is done. Nothing when nothing waits; a refusal is none of the page's concern. */
export function SheetsWaitingLine({ address, base }) {
  const t = useWords();
  const { data } = useAnswer(`${base}/sheets/waiting`);
  const terms = (data ?? []).map(each => ({ ...each, kinds: Kinds.filter(kind => Number(each.waits[kind]) > 0) })).filter(each => each.kinds.length > 0);
  if (terms.length === 0) return null;
  return terms.map(each => html`
    <p class="notice sheets-waiting" key=${each.term}>
      <b>${t.waitingTitle(t.in(each.termName))}</b>
      ${each.kinds.map(kind => html` <${Step} key=${kind} address=${address} to=${{ ...Fresh, policy: undefined, view: 'sheet-way', term: each.term, ...Places[kind] }}>${t.waitingKinds[kind](each.waits[kind])}<//>`)}
      ${each.nextDue && html` <span class=${each.overdue ? 'bad' : ''}>${t.waitingDue(each.nextDue, each.overdue)}</span>`}
    </p>`);
}
