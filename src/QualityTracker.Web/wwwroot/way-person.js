import { html } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';
import { Problem, Waiting } from './problems.js';
import { Step } from './step.js';
import { Sure } from './sure.js';
import { Lines, useBandNames } from './way-lines.js';
import { Changed } from './way-mine.js';
import { ObjectTo } from './way-object.js';
import { Objections } from './way-objections.js';
import { WithReason } from './way-reason.js';
import { Head, History, Revisions, Seals, Signatures, Way } from './way-standing.js';
import { useStanding } from './way-steps.js';

/** Somebody's sheet with everything on its way, and the steps with it that are the reader's. */
export function PersonSheet({ address, way, base, me, place, draft: drafts, explains }) {
  const t = useWords();
  const staff = address.person;
  const path = `${way}/${encodeURIComponent(staff)}`;
  const { data: standing, problem, again, take, busy, refusal } = useStanding(path);
  const names = useBandNames(standing, way);
  const back = html`
    <nav class="crumbs" aria-label=${t.crumbs}><ol>
      <li><${Step} address=${address} to=${{ person: undefined }}>${t.wayParts.board}<//></li><li aria-current="page">${standing?.name ?? staff}</li>
    </ol></nav>`;
  if (problem) return html`${back}<${Problem} problem=${problem} onRetry=${again} />`;
  if (!standing) return html`${back}<${Waiting} rows=${9} />`;
  const shared = { address, names, explains: explains(staff) };
  const sheet = shared.explains && `${path}.pdf?lang=${t.lang}`;
  const own = { take, busy, me, base, place, drafts: `${drafts}|${staff}` };
  return html`
    ${back}
    <article class="card way-sheet">
      <${Head} standing=${standing} sheet=${sheet} />
      <${Way} standing=${standing} />
      <${Problem} problem=${refusal} />
      <${Acts} standing=${standing} ...${own} />
      <${Changed} standing=${standing} ...${shared} />
      <${Objections} standing=${standing} ...${shared} ...${own} />
      ${standing.lines.length > 0 && html`<p class="soft">${t.wayConfirmedOf(standing.lines.filter(line => line.confirmed).length, standing.lines.length)}</p>
        <${Lines} standing=${standing} ...${shared} acts=${line => line.confirmed && html`<span class="band band-0" title=${line.confirmed}>✓ ${t.wayConfirmed}</span>`} />`}
      ${standing.note && html`<h3>${t.wayTheirNote}</h3><p class="way-said">${standing.note}</p>`}
      ${standing.revision > 0 && html`<${Signatures} standing=${standing} />`}
      <${Seals} standing=${standing} sheet=${sheet} />
      <${Revisions} standing=${standing} ...${shared} />
      <${History} standing=${standing} />
    </article>`;
}

// Steps that ask nothing more, in the order of the way; then those that need a reason.
const Plain = ['compute', 'signAsGroupHead', 'signAsPrincipal', 'publish', 'seal'];
const Reasoned = ['return', 'unpublish', 'reopen'];

function Acts({ standing, take, busy, base, me, place, drafts }) {
  const t = useWords();
  const may = kind => standing.may.includes(kind);
  const plain = Plain.filter(may);
  const reasoned = Reasoned.filter(may);
  const band = standing.lines.find(line => line.id === 'band');
  const objects = may('objection') && standing.staff !== me && band;
  if (plain.length + reasoned.length === 0 && !objects) return null;
  return html`
    <div class="way-acts">
      ${plain.map(kind => (kind === 'seal' || (kind === 'compute' && standing.revision > 0)
        ? html`<${Sure} key=${kind} label=${t.wayKinds[kind]} name=${standing.name} text=${t.waySure[kind]} onSure=${() => take({ kind })} />`
        : html`<button type="button" key=${kind} class="act" aria-label=${t.joined(t.wayKinds[kind], standing.name)} aria-busy=${busy === kind} disabled=${Boolean(busy)} onClick=${() => take({ kind })}>${t.wayKinds[kind]}</button>`))}
      ${reasoned.map(kind => html`<${WithReason} key=${kind} label=${t.wayKinds[kind]} name=${standing.name} help=${t.wayReasonOf[kind]} draft=${`${drafts}|${kind}`} busy=${busy === kind} onTake=${words => take({ kind, words })} />`)}
      ${objects && html`<${ObjectTo} look="quiet" title=${t.in(band.title)} line="band" drafts=${drafts} take=${take} busy=${busy} base=${base} school=${place.school.id} of=${`${place.term.id}/${me}`} records=${null} />`}
    </div>`;
}
