import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/ledger.js';
import { useAnswer } from './api.js';
import { Download } from './downloads.js';
import { useWords } from './languages.js';
import { LedgerForm } from './ledger-form.js';
import { LedgerItem } from './ledger-item.js';
import { count } from './numbers.js';
import { nameOf } from './places.js';
import { Problem, Waiting } from './problems.js';
import { Step } from './step.js';

const Shown = 30;
const Columns = { problem: ['problem'], topic: ['topic'], task: ['task'], going: ['underway', 'dueSoon', 'overdue'], closed: ['closed'] };
const Looks = { dueSoon: 'band-last', overdue: 'vetoed', closed: 'band-0', underway: 'band-1' };

/** The mark of how far an item has come. */
export const StateMark = ({ each }) => {
  const t = useWords();
  return html`<span class=${`band ${Looks[each.state] ?? ''}`}>${t.in(each.stateName)}</span>`;
};

/** The quality ledger of a term: what was found, by how far it has come; one item to work on, and the five lists to hand in. */
export default function Ledger({ address, place }) {
  const t = useWords();
  const { school, term } = place;
  const base = `/api/v1/schools/${encodeURIComponent(school.id)}`;
  const { data, problem, again } = useAnswer(`${base}/quality-ledgers/${encodeURIComponent(term.id)}`);
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${10} />`;
  const parts = { address, base, school, term, data, again };
  if (address.record === 'new' && data.mayCreate) {
    const done = () => { again(); address.go({ record: undefined }); };
    return html`<${Back} address=${address} /><section class="card ledger-new"><h2>${t.ledgerNew}</h2><${LedgerForm} ...${parts} onDone=${done} onCancel=${() => address.go({ record: undefined })} /></section>`;
  }

  if (address.record) {
    const each = data.items.find(one => one.item.record.id === address.record);
    return html`<${Back} address=${address} />${each ? html`<${LedgerItem} key=${address.record} each=${each} ...${parts} />` : html`<${Problem} problem=${{ title: t.ledgerUnknown }} />`}`;
  }

  return html`<${Board} ...${parts} />`;
}

function Back({ address }) {
  const t = useWords();
  return html`<p><${Step} address=${address} to=${{ record: undefined }} class="ledger-back">← ${t.ledgerBack}<//></p>`;
}

function Board({ address, base, school, term, data }) {
  const t = useWords();
  const [refusal, setRefusal] = useState(null);
  const { items } = data;
  const people = choices(items, each => each.item.record.responsible, each => each.responsibleName);
  const subjects = choices(items, each => each.item.record.subject, each => t.in(each.subjectName));
  const fits = each => (!address.person || each.item.record.responsible === address.person) && (!address.subject || each.item.record.subject === address.subject);
  const shown = items.filter(fits);
  const closed = shown.filter(each => each.state === 'closed').length;
  const chosen = Columns[address.filter] ? address.filter : undefined;
  const adds = data.mayCreate && html`<${Step} address=${address} to=${{ record: 'new' }} class="act">＋ ${t.ledgerNew}<//>`;
  const file = `${nameOf(school, t.lang)} ${t.termName(term)} ${t.views.ledger}`;
  const lists = `${base}/quality-ledgers/${encodeURIComponent(term.id)}`;
  if (items.length === 0) return html`<div class="empty"><h2>${t.ledgerNone}</h2><p>${data.mayCreate ? t.ledgerNoneText : t.ledgerNoneOwn}</p>${adds}</div>`;
  const counts = { all: count(shown.length), overdue: count(shown.filter(each => each.state === 'overdue').length), closed: count(closed) };
  return html`
    <section class="ledger" aria-label=${t.views.ledger}>
      <dl class="glance of-four">
        ${Object.entries(counts).map(([name, number]) => html`<div key=${name} class=${name === 'overdue' && number !== '0' ? 'glance-bad' : ''}><dt>${t.ledgerCounts[name]}</dt><dd>${number}</dd></div>`)}
        <div><dt>${t.ledgerCounts.share}</dt><dd>${shown.length === 0 ? '—' : `${Math.round((closed / shown.length) * 1000) / 10}%`} <small>${t.ledgerShare(closed, shown.length)}</small></dd></div>
      </dl>
      <div class="tools">
        ${people.length > 1 && html`<${Choice} label=${t.ledgerFields.responsible} none=${t.ledgerAnybody} options=${people} value=${address.person} onChoose=${person => address.go({ person }, { replace: true })} />`}
        ${subjects.length > 1 && html`<${Choice} label=${t.ledgerFields.subject} none=${t.ledgerAnySubject} options=${subjects} value=${address.subject} onChoose=${subject => address.go({ subject }, { replace: true })} />`}
        <div class="tools-end">
          ${data.mayPrint && html`
            <${Download} href=${`${lists}.pdf?lang=${t.lang}`} name=${`${file}.pdf`} label=${t.ledgerPdf} onProblem=${setRefusal} />
            <${Download} href=${`${lists}.xlsx?lang=${t.lang}`} name=${`${file}.xlsx`} label=${t.ledgerWorkbook} onProblem=${setRefusal} />`}
          ${adds}
        </div>
      </div>
      <${Problem} problem=${refusal} />
      <div class="pace-states ledger-states" role="group" aria-label=${t.ledgerShow}>
        ${[undefined, ...Object.keys(Columns)].map(name => html`
          <button type="button" class="quiet" key=${name ?? 'all'} aria-pressed=${name === chosen ? 'true' : 'false'} onClick=${() => address.go({ filter: name }, { replace: true })}>
            ${name ? t.ledgerColumns[name] : t.ledgerAll} <b>${count(name ? of(shown, name).length : shown.length)}</b></button>`)}
      </div>
      <div class="ledger-board">
        ${Object.keys(Columns).map(name => html`<${Column} key=${name} name=${name} items=${of(shown, name)} address=${address} hidden=${chosen !== undefined && chosen !== name} />`)}
      </div>
    </section>`;
}

const of = (items, name) => items.filter(each => Columns[name].includes(each.state));

function Column({ name, items, address, hidden }) {
  const t = useWords();
  const [most, setMost] = useState(Shown);
  // What presses most stands first; of what is closed, the last.
  const sorted = name === 'closed' ? [...items].reverse() : name === 'going' ? [...items].sort((one, other) => one.item.record.due.localeCompare(other.item.record.due)) : items;
  return html`
    <section class=${`ledger-column${hidden ? ' ledger-not-chosen' : ''}`} aria-label=${t.ledgerColumns[name]}>
      <h2>${t.ledgerColumns[name]} <span class="soft">${count(items.length)}</span></h2>
      ${items.length === 0 ? html`<p class="soft">${t.ledgerColumnNone}</p>` : html`<ul>${sorted.slice(0, most).map(each => html`<${Card} key=${each.item.record.id} each=${each} address=${address} />`)}</ul>`}
      ${items.length > most && html`<button type="button" class="quiet" onClick=${() => setMost(most + Shown)}>${t.showMore(Math.min(Shown, items.length - most))}</button>`}
    </section>`;
}

function Card({ each, address }) {
  const t = useWords();
  const { record } = each.item;
  return html`
    <li class=${`card ledger-card ${each.state === 'overdue' ? 'ledger-late' : ''}`}>
      <${Step} address=${address} to=${{ record: record.id }}>${record.problem}<//>
      <p class="soft">${[each.responsibleName ?? t.ledgerNobody, each.state === 'closed' ? record.closedOn : record.due ? t.ledgerDue(record.due) : t.ledgerNoDue].join(' · ')}</p>
      <p>
        ${['underway', 'dueSoon', 'overdue'].includes(each.state) && html`<${StateMark} each=${each} />`}
        ${each.own && html`<span class="band">${t.ledgerOwn}</span>`}
        ${each.subjectName && html`<span class="band">${t.in(each.subjectName)}</span>`}
        ${each.carried && html`<span class="band band-last">${t.ledgerCarried}</span>`}
        ${each.files > 0 && html`<span class="soft small">${t.ledgerFiles(each.files)}</span>`}
      </p>
    </li>`;
}

function Choice({ label, none, options, value, onChoose }) {
  return html`
    <label class="of-choice"><span class="unseen">${label}</span>
      <select value=${value ?? ''} onChange=${event => onChoose(event.target.value || undefined)}>
        <option value="" selected=${!value}>${none}</option>
        ${options.map(([id, name]) => html`<option key=${id} value=${id} selected=${id === value}>${name}</option>`)}
      </select></label>`;
}

function choices(items, idOf, nameOf) {
  const found = new Map(items.filter(idOf).map(each => [idOf(each), nameOf(each)]));
  return [...found].sort(([, one], [, other]) => one.localeCompare(other));
}
