import { html, useState } from '/vendor/htm/standalone.module.js';
import { useAnswer } from './api.js';
import { Attachments, addressIn, evidenceOf } from './attachments.js';
import { Rights } from './conduct-rights.js';
import { CaseForm } from './conduct-step.js';
import { Download } from './downloads.js';
import { useWords } from './languages.js';
import { Problem, Waiting } from './problems.js';
import { Step } from './step.js';

/** One case as a line of time, with the files of its evidence and the form of the next step. */
export function Case({ address, base, place, id }) {
  const t = useWords();
  const { data, problem, again } = useAnswer(`${base}/conduct-cases/${encodeURIComponent(id)}`);
  const [files, setFiles] = useState([]);
  const [picks, setPicks] = useState({});
  const [refusal, setRefusal] = useState(null);
  const back = html`<p><${Step} address=${address} to=${{ record: undefined }} class="conduct-back">← ${t.conductBack}<//></p>`;
  if (problem) return html`${back}<${Problem} problem=${problem.status === 404 ? { title: t.conductUnknown } : problem} onRetry=${problem.status === 404 ? undefined : again} />`;
  if (!data) return html`${back}<${Waiting} rows=${8} />`;
  const { case: of, steps } = data;
  const cited = steps.flatMap(step => step.evidence).map(addressIn).filter(Boolean);
  const choices = choicesOf(files, cited, picks);
  const taken = () => { setPicks({}); again(); };
  const adds = of.may.includes('evidence') || of.may.includes('appeal');
  return html`
    ${back}
    <article class="conduct-case" aria-label=${of.name}>
      <header>
        <h2>${of.name} <small class="soft">${of.staff}</small></h2>
        <span class="band">${t.in(of.stateName)}</span>${of.own && html`<span class="band band-1">${t.conductOwn}</span>`}
        <${Effect} of=${of} steps=${steps} />
        ${!of.own && html`<${Download} href=${`${base}/conduct-cases/${id}/report.pdf`} name=${`${place.school.id}-conduct-case-${id.slice(0, 8)}.pdf`} label=${t.conductAtOnce} look="quiet" onProblem=${setRefusal} />`}
        <${Problem} problem=${refusal} />
      </header>
      ${of.own && html`<${Rights} of=${of} steps=${steps} />`}
      <h3>${t.conductTimeline}</h3>
      <ol class="conduct-steps">${steps.map((step, at) => html`<${Taken} key=${step.id} step=${step} number=${at + 1} files=${files} base=${base} />`)}</ol>
      <${Attachments} key=${`files-${of.after}`} school=${place.school.id} of="conduct-cases" id=${id} title=${t.conductFiles} adds=${adds} onChange=${setFiles} onAdded=${file => setPicks(now => ({ ...now, [file.address]: true }))} />
      ${of.may.length > 0 && html`<${CaseForm} key=${of.after} path=${`${base}/conduct-cases/${id}/steps`} of=${of} day=${data.day} decided=${steps.find(step => step.sanction)?.sanction} choices=${choices} onPick=${(file, on) => setPicks({ ...picks, [file]: on })} onDone=${taken} />`}
    </article>`;
}

// The files that a step may name as evidence. Those that no step names yet are chosen; so is what was uploaded just now, though the same was there already and nothing new is listed.
function choicesOf(files, cited, picks) {
  const inForce = files.map((file, at) => ({ ...file, number: at + 1 })).filter(file => !file.voidedAt);
  const unlisted = Object.keys(picks).filter(address => !files.some(file => file.address === address)).map(address => ({ address }));
  return [...inForce, ...unlisted].map(file => ({ ...file, evidence: evidenceOf(file.address), cited: cited.includes(file.address), on: picks[file.address] ?? !cited.includes(file.address) }));
}

// What the veto does, said in words; before its first day when that will be.
function Effect({ of, steps }) {
  const t = useWords();
  const sanction = steps.find(step => step.sanction)?.sanction;
  const later = of.veto === 'none' && sanction?.veto;
  return html`
    ${sanction && html`<p class=${`conduct-effect conduct-${of.veto}`}>${later ? t.conductVetoLater(sanction.from) : t.conductVeto[of.veto](sanction.from, sanction.to)}${of.final && ` ${t.conductFinal}`}</p>`}`;
}

function Taken({ step, number, files, base }) {
  const t = useWords();
  const named = step.evidence.map(addressIn).filter(Boolean).map(address => files.findLastIndex(file => file.address === address)).filter(at => at >= 0);
  const papers = step.evidence.filter(each => !addressIn(each));
  const { sanction } = step;
  return html`
    <li>
      <strong>${t.conductStep(number, t.in(step.kindName))}</strong> <small class="soft">${t.conductBy(step.day, step.byName)}</small>
      ${step.upheld !== null && html`<p><b>${t.conductUpheld[step.kind]?.[step.upheld ? 1 : 0]}</b> · ${step.body}</p>`}
      ${sanction && html`<p>${t.conductSanction(t.in(sanction.kindName), sanction.from, sanction.to)}${sanction.veto && html` <span class="band band-last">${t.conductWithVeto}</span>`} · ${t.conductAppealTo(sanction.appealBy)}</p>`}
      ${step.waived && html`<p>${t.conductWaived}</p>`}
      ${step.words && html`<p class="conduct-words"><span class="soft">${t.conductSaid[step.kind]}</span> ${step.words}</p>`}
      ${named.length > 0 && html`<p class="conduct-named">${named.map(at => (files[at].voidedAt
        ? html`<span key=${at}>${t.conductFile(at + 1)}</span>`
        : html`<a key=${at} href=${`${base}/attachments/${files[at].address}`} target="_blank" rel="noopener">${t.conductFile(at + 1)}</a>`))}</p>`}
      ${papers.length > 0 && html`<ul>${papers.map(paper => html`<li key=${paper}>${paper}</li>`)}</ul>`}
    </li>`;
}
