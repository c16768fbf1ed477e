import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/reports.js';
import { Fresh } from './address.js';
import { ask, askTagged, problemOf, useAnswer } from './api.js';
import { Download } from './downloads.js';
import { useWords } from './languages.js';
import { nameOf } from './places.js';
import { Problem, Waiting } from './problems.js';
import { may } from './roles.js';
import { Step } from './step.js';
import { toast } from './toasts.js';
import { words } from './words.js';

// Back from there leads here.
const ToRecords = { ...Fresh, policy: undefined, view: 'records', noun: 'hand-ins', state: 'reports' };

const Marks = { overdue: 'vetoed', dueSoon: 'band-last', open: '', handedIn: 'band-0' };

/** The reports of a term: to whom, by which clause, by when, as PDF and workbook; one tap says that one was handed in. */
export default function Reports({ address, place, session }) {
  const t = useWords();
  const { school, term } = place;
  const base = `/api/v1/schools/${encodeURIComponent(school.id)}`;
  const path = `${base}/reports/${encodeURIComponent(term.id)}`;
  const { data, problem, again } = useAnswer(path);
  const writes = may(session, 'handIn', school.id);
  const parts = { address, base, path, writes, again, file: `${nameOf(school, t.lang)} ${t.termName(term)}` };
  return html`
    <section class="reports" aria-label=${t.views.reports}>
      <p class="lead soft">${t.reportsText}</p>
      <${Problem} problem=${problem} onRetry=${again} />
      ${!data ? !problem && html`<${Waiting} rows=${6} />` : html`
        ${data.reports.every(each => each.handIns.length === 0) && html`
          <div class="empty"><h2>${t.reportsNoDue}</h2><p>${writes ? t.reportsNoDueText : t.reportsNoDueAsk}</p></div>`}
        <ol class="report-list">${data.reports.map(report => html`<${Report} key=${report.id} report=${report} today=${data.today} ...${parts} />`)}</ol>`}
    </section>`;
}

function Report({ report, path, file, today, ...parts }) {
  const t = useWords();
  const [refusal, setRefusal] = useState(null);
  const [part, setPart] = useState(report.parts[report.parts.length - 1]);
  const query = report.span === 'term' ? '' : `?${report.span}=${part}`;
  const title = t.in(report.name);
  const name = [file, title, part && t.reportPart(part)].filter(Boolean).join(' ');
  const due = { ...ToRecords, record: 'new', set: [`report:${report.report}`, part && `period:${part}`].filter(Boolean).join(',') };
  const of = [t.reportTo(t.in(report.to)), report.frequency && t.in(report.frequency), report.clauses.length > 0 && t.reportBy(report.clauses)].filter(Boolean);
  return html`
    <li class="card report" data-report=${report.id}>
      <div class="report-head">
        <h2>${title}</h2>
        ${report.state && report.state !== 'handedIn' && html`<span class=${`band ${Marks[report.state]}`}>${t.reportDue(report.state, report.nextDue)}</span>`}
      </div>
      <p class="soft small">${of.join(t.lang === 'zh' ? '　' : ' · ')}</p>
      ${!report.canMake && html`<p class="soft">${t.reportNobody}</p>`}
      <div class="report-make">
        ${report.parts.length > 0 && html`
          <label>${t.reportParts[report.span]}<select value=${part} onChange=${event => setPart(event.target.value)}>
            ${report.parts.map(each => html`<option key=${each} value=${each} selected=${each === part}>${t.reportPart(each)}</option>`)}
          </select></label>`}
        <${Download} href=${`${path}/${report.id}.pdf${query}`} name=${`${name}.pdf`} label="PDF" onProblem=${setRefusal} />
        <${Download} href=${`${path}/${report.id}.xlsx${query}`} name=${`${name}.xlsx`} label="Excel" onProblem=${setRefusal} />
      </div>
      ${report.handIns.length > 0 && html`<ul class="hand-ins" aria-label=${t.joined(title, t.reportHandIns)}>${report.handIns.map(each => html`<${HandIn} key=${each.record.id} handIn=${each} title=${title} today=${today} onProblem=${setRefusal} ...${parts} />`)}</ul>`}
      <${Problem} problem=${refusal} />
      ${parts.writes && html`<p class="report-add"><${Step} address=${parts.address} to=${due} label=${t.joined(title, t.reportsAddDue)}>＋ ${t.reportsAddDue}<//></p>`}
    </li>`;
}

function HandIn({ handIn, title, today, address, base, writes, again, onProblem }) {
  const t = useWords();
  const [busy, setBusy] = useState(false);
  const { record, state, version } = handIn;
  const name = record.period ? t.joined(title, t.reportPart(record.period)) : title;
  const path = `${base}/hand-ins/${encodeURIComponent(record.id)}`;

  async function undo(tag) {
    try {
      await ask(path, t, { method: 'PUT', body: record, tag });
      toast({ text: both('reportTakenBack', name) });
    } catch (error) {
      onProblem(problemOf(error, t));
    }
    again();
  }

  async function mark() {
    if (busy) return;
    setBusy(true);
    onProblem(null);
    try {
      const { tag } = await askTagged(path, t, { method: 'PUT', body: { ...record, handedInOn: today }, tag: `"${version}"` });
      toast({ text: both('reportHandedIn', name), undo: () => undo(tag) });
    } catch (error) {
      onProblem(problemOf(error, t));
    }
    setBusy(false);
    again();
  }

  return html`
    <li class=${`hand-in hand-in-${state}`}>
      <span class="hand-in-what">
        ${record.period && html`<b>${t.reportPart(record.period)}</b> `}${t.reportUntil(record.due, record.to)}
        ${record.note && html` <span class="soft">${record.note}</span>`}
      </span>
      <span class=${`band ${handIn.daysLate > 0 ? 'band-last' : Marks[state]}`}>${state === 'handedIn' ? t.reportOn(record.handedInOn, handIn.daysLate) : t.in(handIn.stateName)}</span>
      ${writes && html`
        <span class="hand-in-acts">
          ${state !== 'handedIn' && html`<button type="button" class="act outline" aria-busy=${busy} aria-label=${t.joined(name, t.reportMark)} onClick=${mark}>${t.reportMark}</button>`}
          <${Step} address=${address} to=${{ ...ToRecords, record: record.id }} label=${t.joined(name, t.reportChange)}>${t.reportChange}<//>
        </span>`}
    </li>`;
}

const both = (word, name) => ({ zh: words.zh[word](name), en: words.en[word](name) });
