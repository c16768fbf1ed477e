import { html, useEffect, useLayoutEffect, useRef } from '/vendor/htm/standalone.module.js';
import { useArrows } from './arrows.js';
import { useWords } from './languages.js';
import { Problem, Waiting } from './problems.js';
import { toast } from './toasts.js';
import { Lines, useBandNames } from './way-lines.js';
import { Changed } from './way-mine.js';
import { Objections } from './way-objections.js';
import { WithReason } from './way-reason.js';
import { Head, Revisions, Signatures } from './way-standing.js';
import { signs, useStanding } from './way-steps.js';
import { both } from './weeks.js';

/** One sheet of the row: everything that is signed stands on it; Enter signs, → leaves it for later, ← goes back. */
export function SignOne({ address, way, base, me, place, draft, explains, staff, onLook, onDone, before, after }) {
  const t = useWords();
  const { data: standing, problem, again, take, busy, refusal } = useStanding(`${way}/${encodeURIComponent(staff)}`);
  const names = useBandNames(standing, way);
  const button = useRef(null);
  const kind = standing && signs(standing.may);

  // What stands there is seen at once: a quick → must not be faster than the note of it.
  useLayoutEffect(() => { if (standing) onLook(standing); }, [standing]);
  // The button is under the finger or the Enter key as soon as the sheet stands there, wherever the reader has scrolled.
  useEffect(() => {
    if (!standing) return;
    if (!refusal) scrollTo({ top: 0 });
    button.current?.focus({ preventScroll: true });
  }, [Boolean(standing), staff]);
  useArrows(before, after);

  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!standing) return html`<${Waiting} rows=${9} />`;
  const shared = { address, names, explains: explains(staff) };
  const drafts = `${draft}|${staff}`;

  async function sign() {
    if (busy) return;
    if (await take({ kind })) {
      toast({ text: both(each => each.waySignedOf(standing.name)) });
      onDone('signed');
    }
  }

  async function back(words) {
    const taken = await take({ kind: 'return', words });
    if (taken) onDone('returned');
    return taken;
  }

  const left = standing.lines.filter(line => !line.confirmed).length;
  return html`
    <article class="card way-sheet">
      <${Head} standing=${standing} />
      <${Problem} problem=${refusal} />
      ${left > 0 && html`<p class="warn">${t.wayUnconfirmedOf(left, standing.lines.length)}</p>`}
      ${standing.note && html`<section class="way-their-note"><h3>${t.wayTheirNote}</h3><p class="way-said">${standing.note}</p></section>`}
      <${Changed} standing=${standing} ...${shared} />
      <${Lines} standing=${standing} ...${shared} acts=${line => !line.confirmed && html`<span class="band band-last">${t.wayUnconfirmedOne}</span>`} />
      <${Objections} standing=${standing} ...${shared} take=${take} busy=${busy} me=${me} base=${base} place=${place} drafts=${drafts} />
      <${Signatures} standing=${standing} />
      ${standing.revision > 1 && html`<${Revisions} standing=${standing} ...${shared} />`}
      <div class="way-foot">
        ${kind
          ? html`<button type="button" class="act" ref=${button} aria-keyshortcuts="Enter" aria-busy=${Boolean(busy)} onKeyDown=${event => event.repeat && event.preventDefault()} onClick=${sign}>${t.waySignNext}</button>`
          : html`<p class="soft">${t.wayNotYours(t.in(standing.stageName))}</p>`}
        ${after ? html`<button type="button" class="quiet" aria-keyshortcuts="ArrowRight" onClick=${after}>${t.waySkip}</button>` : before && html`<button type="button" class="quiet" aria-keyshortcuts="ArrowLeft" onClick=${before}>${t.wayBefore}</button>`}
        ${standing.may.includes('return') && html`<${WithReason} label=${t.wayKinds.return} name=${standing.name} help=${t.wayReasonOf.return} draft=${`${drafts}|return`} busy=${busy === 'return'} onTake=${back} />`}
      </div>
    </article>`;
}
