import { html, useEffect, useState } from '/vendor/htm/standalone.module.js';
import { useAnswer } from './api.js';
import { useWords } from './languages.js';
import { Problem, Waiting } from './problems.js';
import { Step } from './step.js';
import { Sure } from './sure.js';
import { Objection } from './way-objections.js';
import { useStanding } from './way-steps.js';

// A sheet may have objections where one is open, where one that was upheld waits to be corrected, and where it was computed anew.
const concerned = row => row.openObjections > 0 || (row.stage === 'notice' && row.waits === 'office') || row.revision > 1;

/** The objections of everybody: those to decide first, then those upheld and not yet corrected, then what became of the others. */
export function DecideObjections({ way, ...parts }) {
  const t = useWords();
  const { data, problem, again } = useAnswer(`${way}/board`);
  const [known, know] = useState({});
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${6} />`;
  const rows = data.rows.filter(concerned);
  const all = rows.length > 0 && rows.every(row => known[row.staff] !== undefined);
  const none = rows.length === 0 || (all && rows.every(row => known[row.staff] === 0));
  return html`
    ${none ? html`<div class="empty"><h2>${t.wayNoObjections}</h2><p>${t.wayNoObjectionsText}</p></div>` : !all && html`<p class="soft" role="status">${t.loading}</p>`}
    <ul class="way-decisions">
      ${rows.map(row => html`<${OfSheet} key=${row.staff} row=${row} bands=${data.bands} path=${`${way}/${encodeURIComponent(row.staff)}`} onKnown=${number => know(now => (now[row.staff] === number ? now : { ...now, [row.staff]: number }))} ...${parts} />`)}
    </ul>`;
}

const Weight = { open: 0, upheld: 1, settled: 2, dismissed: 3, withdrawn: 4 };

function OfSheet({ row, bands, path, onKnown, address, base, me, place, draft, explains }) {
  const t = useWords();
  const { data: standing, problem, again, take, busy, refusal } = useStanding(path);
  useEffect(() => { if (standing || problem) onKnown(standing ? standing.objections.length : 1); }, [standing, problem]);
  if (problem) return html`<li class="card"><${Problem} problem=${problem} onRetry=${again} /></li>`;
  if (!standing || standing.objections.length === 0) return null;
  const shown = [...standing.objections].sort((a, b) => Weight[a.state] - Weight[b.state]);
  const upheld = shown.some(each => each.state === 'upheld');
  const shared = { address, names: Object.fromEntries(bands.map(band => [band.id, band.name])), explains: explains(row.staff), take, busy, me, base, place, drafts: `${draft}|${row.staff}` };
  return html`
    <li class="card" style=${{ order: Weight[shown[0].state] }}>
      <h2 class="way-who"><${Step} address=${address} to=${{ state: 'board', person: row.staff }}>${standing.name}<//> <small class="soft">${standing.staff}</small> <span class="band">${t.in(standing.stageName)}</span></h2>
      <${Problem} problem=${refusal} />
      <ul class="way-objections">${shown.map(each => html`<${Objection} key=${each.id} objection=${each} standing=${standing} ...${shared} />`)}</ul>
      ${upheld && standing.may.includes('compute') && html`
        <p class="soft small">${t.wayCorrectFirst}</p>
        <${Sure} label=${t.wayComputeAnew} name=${standing.name} text=${t.waySure.compute} onSure=${() => take({ kind: 'compute' })} />`}
    </li>`;
}
