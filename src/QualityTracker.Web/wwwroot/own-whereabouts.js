import './words/sheets-waiting.js';
import { html } from '/vendor/htm/standalone.module.js';
import { Fresh } from './address.js';
import { useAnswer } from './api.js';
import { useWords } from './languages.js';
import { Step } from './step.js';

/** Where a sheet is on its way, and what waits with it; asked for beside the sheet. Nothing where it may not be told. */
export function Whereabouts({ address, standing, staff, mine }) {
  const t = useWords();
  const { data } = useAnswer(standing);
  if (!data) return null;
  const left = data.lines.filter(line => !line.confirmed).length;
  const to = { ...Fresh, policy: undefined, view: 'sheet-way', state: mine ? 'mine' : 'board', person: mine ? undefined : staff };
  return html`
    <p class="notice sheets-waiting">
      <span>${t.whereTitle} <b>${t.in(data.stageName)}</b>${data.due && ` · ${t.waitingDue(data.due, data.overdue)}`}${data.changes.length > 0 && ` · ${t.whereChanged(data.changes.length)}`}</span>
      <${Step} address=${address} to=${to}>${mine && data.may.includes('confirm') && left > 0 ? t.whereConfirm(left) : t.whereOpen}<//>
    </p>`;
}
