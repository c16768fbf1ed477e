import { html } from '/vendor/htm/standalone.module.js';
import { useDraft } from './drafts.js';
import { useWords } from './languages.js';
import { Problem, Waiting } from './problems.js';
import { toast, useLiftedToasts } from './toasts.js';
import { Changes, Lines, useBandNames } from './way-lines.js';
import { Note, unsavedNote } from './way-note.js';
import { ObjectTo } from './way-object.js';
import { Objections } from './way-objections.js';
import { Head, History, Revisions, Seals, Signatures, Way } from './way-standing.js';
import { figureOf, useStanding } from './way-steps.js';
import { both } from './weeks.js';

/** One's own sheet: its lines to confirm one by one or all at once, the own note, what changed since, and objections to a line. */
export function MySheet({ address, way, base, me, place, draft: drafts }) {
  const t = useWords();
  const path = `${way}/${encodeURIComponent(me)}`;
  const { data: standing, problem, again, take, busy, refusal } = useStanding(path);
  const [draft, change, drop] = useDraft(`${drafts}|${me}|note`, { words: null, touched: false });
  const names = useBandNames(standing, way);
  if (problem) return problem.status === 404 ? html`<div class="empty"><h2>${t.wayNotEvaluated}</h2><p>${t.wayNotEvaluatedText}</p></div>` : html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!standing) return html`<${Waiting} rows=${9} />`;
  const evaluation = `${base}/evaluations/${encodeURIComponent(place.term.id)}/${encodeURIComponent(me)}`;
  const sheet = `${path}.pdf?lang=${t.lang}`;
  const left = standing.lines.filter(line => !line.confirmed);
  const confirms = standing.may.includes('confirm') && left.length > 0;
  const takesBack = standing.may.includes('takeBack');
  const objects = standing.may.includes('objection');
  const waiting = unsavedNote(draft, standing);
  const shared = { address, names, explains: true };

  async function confirm(lines) {
    if (waiting) {
      if (!await take({ kind: 'note', words: waiting })) return;
      await drop();
    }

    const taken = await take({ kind: 'confirm', lines });
    if (taken) toast({ text: both(each => each.wayConfirmedMany(lines.length)), undo: taken.may.includes('takeBack') && (() => takeBack(lines)) });
  }

  async function takeBack(lines) {
    if (await take({ kind: 'takeBack', lines })) toast({ text: both(each => each.wayTakenBack(lines.length)) });
  }

  const acts = line => {
    const title = t.in(line.title);
    if (objects) return html`<${ObjectTo} title=${title} line=${line.id} open=${standing.objections.find(each => each.line === line.id && each.by === me && (each.state === 'open' || each.state === 'upheld'))} take=${take} busy=${busy}
      base=${base} school=${place.school.id} of=${`${place.term.id}/${me}`} records=${`${evaluation}/explanation?figure=${encodeURIComponent(figureOf(line.id))}`} drafts=${`${drafts}|${me}`} />`;
    if (!line.confirmed) return confirms && html`<button type="button" class="act outline way-tick" aria-label=${t.joined(t.wayConfirm, title)} disabled=${Boolean(busy)} onClick=${() => confirm([line.id])}>${t.wayConfirm}</button>`;
    return html`<span class="band band-0" title=${line.confirmed}>✓ ${t.wayConfirmed}</span>
      ${takesBack && html`<button type="button" class="plain" aria-label=${t.joined(t.wayTakeBack, title)} disabled=${Boolean(busy)} onClick=${() => takeBack([line.id])}>${t.wayTakeBack}</button>`}`;
  };
  return html`
    <article class="card way-sheet">
      <${Head} standing=${standing} sheet=${sheet} />
      <${Way} standing=${standing} />
      <p class="way-next">${t.wayNext(standing.stage, { left: left.length, signed: Boolean(standing.groupHead), to: standing.notice?.to })}</p>
      <${Problem} problem=${refusal} />
      <${Changed} standing=${standing} ...${shared} />
      ${standing.lines.length > 0 && html`<${Lines} standing=${standing} ...${shared} acts=${acts} />`}
      ${standing.revision > 0 && html`<${Note} standing=${standing} draft=${draft} change=${change} drop=${drop} take=${take} busy=${busy} />`}
      ${confirms && html`
        <${Foot}>
          <button type="button" class="act" aria-busy=${busy === 'confirm' || busy === 'note'} disabled=${Boolean(busy)} onClick=${() => confirm(left.map(line => line.id))}>${(waiting ? t.wayConfirmAllNote : t.wayConfirmAll)(left.length)}</button>
        <//>`}
      <${Objections} standing=${standing} take=${take} busy=${busy} me=${me} base=${base} place=${place} drafts=${`${drafts}|${me}`} ...${shared} />
      ${standing.revision > 0 && html`<${Signatures} standing=${standing} />`}
      <${Seals} standing=${standing} sheet=${sheet} />
      <${Revisions} standing=${standing} ...${shared} />
      <${History} standing=${standing} />
    </article>`;
}

// What stays at the foot of the page lifts what is said there.
function Foot({ children }) {
  useLiftedToasts();
  return html`<div class="way-foot">${children}</div>`;
}

/** What the records changed under lines that had been agreed to. */
export function Changed({ standing, ...shared }) {
  const t = useWords();
  if (standing.changes.length === 0) return null;
  return html`
    <section class="way-alert" aria-label=${t.wayChangedTitle}>
      <h3>${t.wayChangedTitle}</h3>
      <p>${t.wayChangedText(standing.stage)}</p>
      <${Changes} changes=${standing.changes} staff=${standing.staff} ...${shared} />
    </section>`;
}
