import { html } from '/vendor/htm/standalone.module.js';
import './words/conduct.js';
import { useAnswer } from './api.js';
import { Case } from './conduct-case.js';
import { OpenCase } from './conduct-open.js';
import { Quarter } from './conduct-quarter.js';
import { Studies } from './conduct-studies.js';
import { useWords } from './languages.js';
import { Problem, Waiting } from './problems.js';
import { may } from './roles.js';
import { Step } from './step.js';

/** Professional ethics: cases with what comes next, who has which studies and commitments, and the quarter's report. */
export default function Conduct({ address, place, session }) {
  const t = useWords();
  const { school } = place;
  const base = `/api/v1/schools/${encodeURIComponent(school.id)}`;
  const reports = may(session, 'conductReports', school.id);
  const tab = (filter, name) => html`<${Step} address=${address} to=${{ filter, record: undefined, q: undefined }} aria-current=${address.filter === filter ? 'true' : undefined}>${name}<//>`;
  const again = { address, base, place, session };
  if (address.record && address.record !== 'new') return html`<${Case} key=${address.record} ...${again} id=${address.record} />`;
  if (address.record === 'new') return html`<${OpenCase} ...${again} />`;
  return html`
    <nav class="conduct-sides" aria-label=${t.views.conduct}>${tab(undefined, t.conductCases)}${tab('studies', t.conductStudies)}${reports && tab('report', t.conductReport)}</nav>
    ${address.filter === 'studies' ? html`<${Studies} ...${again} />`
      : address.filter === 'report' && reports ? html`<${Quarter} ...${again} />`
      : html`<${Cases} ...${again} />`}`;
}

function Cases({ address, base }) {
  const t = useWords();
  const { data, problem, again } = useAnswer(`${base}/conduct-cases`);
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${5} />`;
  const open = data.mayOpen && html`<${Step} address=${address} to=${{ record: 'new' }} class="act">${t.conductOpen}<//>`;
  if (data.items.length === 0) return html`<div class="empty conduct-none"><h2>${t.conductNone}</h2><p>${data.mayOpen ? t.conductNoneText : t.conductNoneOwn}</p>${open}</div>`;
  return html`
    ${open && html`<p>${open}</p>`}
    <ul class="conduct-list">
      ${data.items.map(each => html`
        <li key=${each.id} class="card">
          <${Step} address=${address} to=${{ record: each.id }}><strong>${each.name}</strong> <small class="soft">${each.staff}</small><//>
          ${each.own && html`<span class="band band-1">${t.conductOwn}</span>`}
          <span class="band">${t.in(each.stateName)}</span>
          ${each.veto !== 'none' && html`<span class=${`band ${each.veto === 'acts' ? 'band-last' : ''}`}>${t.conductWithVeto} · ${t.in(each.vetoName)}</span>`}
          <p>${nextOf(each, t)} <small class="soft">${t.conductOpened(each.openedOn)}</small></p>
        </li>`)}
    </ul>`;
}

// What is next in a case, in words for who looks at it: to the person, what is open to them.
function nextOf(each, t) {
  if (each.final || each.state === 'cleared') return t.conductDone;
  if (each.own) return t.conductOwnNext[each.state](each.appealBy);
  const kind = each.may.filter(step => step !== 'evidence').at(-1) ?? each.may[0];
  if (kind) return t.conductNextIs(t.conductNext[kind]);
  return each.state === 'decided' ? t.conductWaitsPerson(each.appealBy) : t.conductWaitsHandler;
}
