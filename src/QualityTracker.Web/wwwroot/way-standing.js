import { html } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';
import { moment } from './numbers.js';
import { Changes } from './way-lines.js';
import { daysBetween } from './way-steps.js';

const Track = ['notComputed', 'confirming', 'signing', 'approved', 'notice', 'sealed'];
const placeOf = stage => Track.indexOf(stage === 'reopened' ? 'notComputed' : stage);

/** The whole way, with where this sheet is. */
export function Way({ standing }) {
  const t = useWords();
  const at = placeOf(standing.stage);
  return html`
    <ol class="way-track" aria-label=${t.wayTrack}>
      ${Track.map((stage, place) => html`
        <li key=${stage} class=${place < at || standing.stage === 'sealed' ? 'is-done' : place === at ? 'is-here' : ''} aria-current=${place === at ? 'step' : undefined}>
          <span>${t.waySteps[stage]}</span>
        </li>`)}
    </ol>`;
}

/** The last day of what is waited for, in days from today. */
export function Due({ due, day, overdue }) {
  const t = useWords();
  if (!due) return null;
  const left = daysBetween(day, due);
  return html`<span class=${`band ${overdue ? 'vetoed' : left <= 1 ? 'band-last' : 'band-1'}`} title=${due}>${t.wayDue(left, due)}</span>`;
}

/** Why the sheet came back, as long as nobody computed or signed it since. */
export function Returned({ standing }) {
  const t = useWords();
  const last = [...standing.steps].reverse().find(step => !Own.includes(step.kind));
  return last?.kind === 'return' && html`<p class="notice way-returned"><b>${t.wayReturned(last.byName, last.day)}</b> ${last.words}</p>`;
}

// What the person does with the sheet is no answer to it yet.
const Own = ['confirm', 'takeBack', 'note'];

/** Who signed, and when; and until when the notice runs. */
export function Signatures({ standing }) {
  const t = useWords();
  const { groupHead, headSigns, principal, notice } = standing;
  const one = (name, signed) => html`
    <div><dt>${name}</dt><dd>${signed
      ? html`<b>${signed.name}</b> <span class="soft">${signed.day}</span>${signed.unconfirmed > 0 && html`<br /><small class="warn">${t.waySignedUnconfirmed(signed.unconfirmed)}</small>`}`
      : html`<span class="soft">${t.wayNotSigned}</span>`}</dd></div>`;
  return html`
    <h3>${t.waySignatures}</h3>
    <dl class="way-signatures">
      ${headSigns && one(t.wayGroupHead, groupHead)}
      ${one(t.wayPrincipal, principal)}
      ${notice && html`<div><dt>${t.wayParts.notice}</dt><dd>${t.wayFromTo(notice.from, notice.to)}${standing.stage === 'notice' && html`<br /><small class="soft">${t.wayThenSealed}</small>`}</dd></div>`}
    </dl>`;
}

/** Each revision, with what it changed. */
export function Revisions({ standing, ...parts }) {
  const t = useWords();
  if (standing.revisions.length === 0) return null;
  return html`
    <h3>${t.wayRevisions}</h3>
    <ol class="way-revisions">
      ${[...standing.revisions].reverse().map(revision => html`
        <li key=${revision.number}>
          <p><b>${t.wayRevision(revision.number)}</b> <span class="soft">${revision.day} · ${t.wayComputedBy(revision.byName)}</span></p>
          ${revision.changes.length > 0 && html`<${Changes} changes=${revision.changes} staff=${standing.staff} ...${parts} />`}
        </li>`)}
    </ol>`;
}

/** What was sealed: the short code, the print of it, and the page that says to anybody whether it is genuine. `sheet` is the sheet's own PDF, null where it may not be read. */
export function Seals({ standing, sheet }) {
  const t = useWords();
  if (standing.seals.length === 0) return null;
  return html`
    <h3>${t.waySeal}</h3>
    <ul class="way-seals">
      ${[...standing.seals].reverse().map(seal => html`
        <li key=${seal.hash}>
          <span><b class="way-code">${seal.shortCode}</b> ${t.wayRevision(seal.revision)} <span class="soft">${seal.day} · ${seal.byName}</span></span>
          ${sheet && html`<a href=${`${sheet}&seal=${seal.hash}`} target="_blank" rel="noopener">${t.waySealedPdf}</a>`}
          <a href=${`/verify/${seal.hash}`} target="_blank" rel="noopener">${t.wayVerify}</a>
        </li>`)}
    </ul>`;
}

/** Every step, the last first. */
export function History({ standing }) {
  const t = useWords();
  if (standing.steps.length === 0) return null;
  const titles = Object.fromEntries(standing.lines.map(line => [line.id, line.title]));
  return html`
    <details class="way-history"><summary>${t.wayHistory(standing.steps.length)}</summary>
      <ol reversed>
        ${[...standing.steps].reverse().map(step => html`
          <li key=${step.id}><b>${t.in(step.kindName)}</b>${step.upheld !== null && step.upheld !== undefined && ` · ${step.upheld ? t.wayUpheld : t.wayDismissed}`}
            ${step.lines?.length > 0 && ` · ${t.wayLinesMany(step.lines.length)}`}${step.line && ` · ${t.in(titles[step.line] ?? step.line)}`}
            <span class="soft"> ${step.byName} · ${moment(step.at, t.lang)}</span>
            ${step.words && html`<q>${step.words}</q>`}</li>`)}
      </ol>
    </details>`;
}

/** A sheet's head: whose, where, until when, and the sheet itself. */
export function Head({ standing, sheet, level = 2 }) {
  const t = useWords();
  return html`
    <header class="way-head">
      <div>
        <${`h${level}`} tabindex="-1">${standing.name} <small class="soft">${standing.staff}</small><//>
        <p><span class="band">${t.in(standing.stageName)}</span> ${standing.revision > 0 && html`<span class="soft">${t.wayRevision(standing.revision)}</span>`}
          <${Due} due=${standing.due} day=${standing.day} overdue=${standing.overdue} /></p>
      </div>
      ${sheet && standing.revision > 0 && html`<a class="act outline" href=${sheet} target="_blank" rel="noopener" aria-label=${t.joined('PDF', standing.name)}>PDF</a>`}
    </header>`;
}
