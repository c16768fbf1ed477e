import './words/sheets-waiting.js';
import { html } from '/vendor/htm/standalone.module.js';
import { Fresh } from './address.js';
import { useAnswer } from './api.js';
import { useWords } from './languages.js';
import { today } from './numbers.js';
import { Step } from './step.js';

const SoonDays = 7;

// Whoever has no board is led to the own sheet.
const Kinds = ['changed', 'returned', 'toConfirm', 'toSign', 'toDecide', 'toPost', 'toSeal'];
const Places = { changed: { state: 'board', filter: 'changed' }, returned: { state: 'mine' }, toConfirm: { state: 'mine' }, toSign: { state: 'sign' }, toDecide: { state: 'objections' }, toPost: { state: 'board' }, toSeal: { state: 'board' } };

/** What waits, of conduct cases, of the quality ledger of a `term`, of settlements to who approves them, of reports to who hands them in and of sheets by term: each of it leads to where it is done. Nothing when nothing waits; a refusal is none of the page's concern. */
export function SheetsWaitingLine({ address, base, sheets = true, approves = false, cases = false, handIns = false, term }) {
  return html`
    ${cases && html`<${Cases} address=${address} base=${base} />`}
    ${term && html`<${Ledger} address=${address} base=${base} term=${term} />`}
    ${approves && html`<${Settlements} address=${address} base=${base} />`}
    ${handIns && html`<${HandIns} address=${address} base=${base} />`}
    ${sheets && html`<${Sheets} address=${address} base=${base} />`}`;
}

// To the person, a case they were told of; to others, a step that is theirs: adding evidence can wait.
function Cases({ address, base }) {
  const t = useWords();
  const { data } = useAnswer(`${base}/conduct-cases`);
  const running = (data?.items ?? []).filter(each => !each.final && each.state !== 'cleared');
  const own = running.filter(each => each.own);
  const others = running.filter(each => !each.own && each.may.some(step => step !== 'evidence'));
  if (own.length + others.length === 0) return null;
  const to = record => ({ ...Fresh, policy: undefined, view: 'conduct', record });
  return html`
    <p class="notice sheets-waiting">
      <b>${t.waitingConduct}</b>
      ${own.map(each => html` <${Step} key=${each.id} address=${address} to=${to(each.id)}>${t.waitingOwnCase(each.may.includes('appeal') && each.appealBy)}<//>`)}
      ${others.length > 0 && html` <${Step} address=${address} to=${to(others.length === 1 ? others[0].id : undefined)}>${t.waitingCases(others.length)}<//>`}
    </p>`;
}

// One's own that are past their day; to who keeps the ledger, all of them.
function Ledger({ address, base, term }) {
  const t = useWords();
  const { data } = useAnswer(`${base}/quality-ledgers/${encodeURIComponent(term)}`);
  const late = (data?.items ?? []).filter(each => each.state === 'overdue');
  const own = late.filter(each => each.own);
  const to = (record, person) => ({ ...Fresh, policy: undefined, view: 'ledger', term, record, person, filter: record ? undefined : 'going' });
  if (own.length === 0 && !(data?.mayCreate && late.length > 0)) return null;
  return html`
    <p class="notice sheets-waiting">
      <b>${t.waitingLedger}</b>
      ${own.length > 0 && html` <${Step} address=${address} to=${to(own.length === 1 ? own[0].item.record.id : undefined, own[0].item.record.responsible)}>${t.waitingLedgerOwn(own.length)}<//>`}
      ${data.mayCreate && late.length > own.length && html` <${Step} address=${address} to=${to()}>${t.waitingLedgerAll(late.length)}<//>`}
    </p>`;
}

function Settlements({ address, base }) {
  const t = useWords();
  const { data } = useAnswer(`${base}/settlements`);
  const waiting = (data ?? []).filter(each => each.mayApprove);
  if (waiting.length === 0) return null;
  return html`
    <p class="notice sheets-waiting">
      <b>${t.waitingPay}</b>
      ${waiting.map(each => html` <${Step} key=${each.id} address=${address} to=${{ ...Fresh, policy: undefined, view: 'settlements', record: each.id }}>${t.waitingSettlement(each.number)}<//>`)}
    </p>`;
}

// Overdue, or due within a week.
function HandIns({ address, base }) {
  const t = useWords();
  const { data } = useAnswer(`${base}/hand-ins?sort=-due&limit=200`);
  const day = today();
  const near = (data?.items ?? []).map(each => each.record).filter(each => !each.handedInOn && each.due <= later(day, SoonDays));
  if (near.length === 0) return null;
  const overdue = near.filter(each => each.due < day).length;
  return html`
    <p class="notice sheets-waiting">
      <b>${t.waitingReports}</b>
      <${Step} address=${address} to=${{ ...Fresh, policy: undefined, view: 'reports', term: near[0].term }}>${t.waitingHandIns(near.length)}<//>
      ${overdue > 0 && html` <span class="bad">${t.waitingOverdue(overdue)}</span>`}
    </p>`;
}

function later(day, days) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function Sheets({ address, base }) {
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
