import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/imports.js';
import { useWords } from './languages.js';
import { count } from './numbers.js';

const Step = 50;

/** What an import would do, or did: by table, every error at its place, every change before and after. */
export function ImportReport({ report, overwrite }) {
  const t = useWords();
  const changes = report.differences.filter(each => !each.isNew);
  const adds = report.differences.filter(each => each.isNew);
  return html`
    <dl class="glance of-four">
      ${['adds', 'changes', 'unchanged'].map(name => html`<div key=${name}><dt>${t[name]}</dt><dd>${count(report[name])}</dd></div>`)}
      <div class=${report.errorCount ? 'glance-bad' : ''}><dt>${t.errors}</dt><dd>${count(report.errorCount)}</dd></div>
    </dl>
    <${Faults} title=${t.errorList} faults=${inOrder(report.errors)} all=${report.errorCount} />
    <${Tables} tables=${report.tables} />
    <${Faults} title=${t.noticeList} faults=${report.notices} all=${report.notices.length} />
    <${Changes} changes=${changes} all=${Math.max(report.changes, changes.length)} overwrite=${overwrite} />
    <${Additions} adds=${adds} all=${report.adds} />`;
}

function Tables({ tables }) {
  const t = useWords();
  if (tables.length === 0) return null;
  const numbers = ['rows', 'adds', 'changes', 'unchanged', 'voided'];
  return html`
    <${Titled} title=${t.byFile}>
      <${Grid} kind="tables" heads=${[t.file, t.kind, ...numbers.map(name => t[name]), t.ignored]} rows=${tables.map(table => [
        placeOf(table), kindOf(table.kind, t), ...numbers.map(name => html`<span class=${table[name] ? 'figure' : 'figure soft'}>${count(table[name])}</span>`),
        table.ignoredColumns.length ? table.ignoredColumns.join(t.lang === 'zh' ? '、' : ', ') : html`<span class="soft">—</span>`])} />
    <//>`;
}

function Faults({ title, faults, all }) {
  const t = useWords();
  const [shown, more] = useSteps(faults.length);
  if (faults.length === 0) return null;
  return html`
    <${Titled} title=${title} note=${all > shown ? t.listed(count(shown), count(all)) : ''}>
      <${Grid} kind="faults" heads=${[t.place, t.value, t.wrong, t.remedy]} rows=${faults.slice(0, shown).map(fault => [
        html`${placeOf(fault)}${(fault.row || fault.column || fault.header) && html`<br /><strong>${t.rowAt(fault.row, fault.column, fault.header)}</strong>`}`,
        fault.value ? html`<code>${fault.value.split('|').filter(Boolean).join(' · ')}</code>` : html`<span class="soft">—</span>`, html`<span class=${title === t.errorList ? 'bad' : ''}>${fault.message}</span>`, fault.remedy])} />
      ${more}
    <//>`;
}

function Changes({ changes, all, overwrite }) {
  const t = useWords();
  const [shown, more] = useSteps(changes.length);
  if (changes.length === 0) return null;
  // Three ways only where somebody corrected a record since: else what is there is what was taken in.
  const threeWays = changes.some(change => change.fields.some(field => field.isCorrected));
  const isKept = field => field.isCorrected && !overwrite;
  const last = field => (field.imported === null ? html`<span class="soft">—</span>` : field.imported || t.empty);
  return html`
    <${Titled} title=${t.changeList} note=${all > shown ? t.listed(count(shown), count(all)) : ''}>
      <${Grid} kind="changes" heads=${[t.place, t.record, t.field, ...threeWays ? [t.imported, t.now, t.inFile] : [t.before, t.after]]} rows=${changes.slice(0, shown).flatMap(change =>
        change.fields.map((field, at) => [
          at ? '' : html`${placeOf(change)} <span class="soft">${t.rowAt(change.row)}</span>`, at ? '' : html`${kindOf(change.kind, t)} <span>${change.title}</span>`,
          nameOf(field, t), ...threeWays ? [last(field)] : [],
          html`${isKept(field) ? html`<ins>${field.before || t.empty}</ins>` : html`<del>${field.before || t.empty}</del>`}
            ${field.isCorrected && html` <span class="band">${isKept(field) ? t.correctedKept : t.correctedByHand}</span>`}`,
          isKept(field) ? field.after || t.empty : html`<ins>${field.after || t.empty}</ins>`]))} />
      ${more}
    <//>`;
}

function Additions({ adds, all }) {
  const t = useWords();
  const [shown, more] = useSteps(adds.length);
  if (adds.length === 0) return null;
  return html`
    <details class="additions">
      <summary>${t.addList} <span class="soft">${count(all)}</span></summary>
      ${all > shown && html`<p class="soft">${t.listed(count(shown), count(all))}</p>`}
      <${Grid} kind="adds" heads=${[t.place, t.record, t.after]} rows=${adds.slice(0, shown).map(each => [
        html`${placeOf(each)} <span class="soft">${t.rowAt(each.row)}</span>`, kindOf(each.kind, t),
        each.fields.filter(field => field.after).map(field => html`<span class="pair"><span class="soft">${nameOf(field, t)}</span> ${field.after}</span> `)])} />
      ${more}
    </details>`;
}

function Titled({ title, note, children }) {
  return html`<section class="report-part"><h3>${title} ${note && html`<small class="soft">${note}</small>`}</h3>${children}</section>`;
}

/** A table whose rows are cards on a narrow screen; each cell knows its head. */
function Grid({ kind, heads, rows }) {
  return html`
    <div class="table-frame" tabindex="0" role="region" aria-label=${heads.join(' · ')}>
      <table class=${`cards report ${kind}`} role="table">
        <thead role="rowgroup"><tr role="row">${heads.map(head => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>
        <tbody role="rowgroup">
          ${rows.map((cells, row) => html`<tr role="row" key=${row}>${cells.map((cell, at) => html`<td role="cell" key=${at} data-label=${heads[at]}>${cell && html`<div>${cell}</div>`}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>`;
}

function useSteps(all) {
  const t = useWords();
  const [asked, setAsked] = useState(Step);
  const shown = Math.min(asked, all);
  const next = Math.min(Step * 4, all - shown);
  return [shown, next > 0 && html`<button type="button" class="quiet" onClick=${() => setAsked(shown + next)}>${t.showMore(next)}</button>`];
}

// As they stand in the files: rules that look at a whole table find theirs after the others.
function inOrder(faults) {
  const places = [...new Set(faults.map(placeOf))];
  return [...faults].sort((a, b) => places.indexOf(placeOf(a)) - places.indexOf(placeOf(b)) || (a.row ?? 0) - (b.row ?? 0));
}

const placeOf = place => [place.file, place.sheet].filter(Boolean).join(' › ');
const nameOf = (field, t) => (t.lang === 'zh' && field.header) || field.field;
const kindOf = (kind, t) => kind[t.lang];
