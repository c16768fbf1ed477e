import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { useDraft } from './drafts.js';
import { useWords } from './languages.js';
import { ChooseEvidence } from './way-evidence.js';

const Longest = 2000;
const Empty = { words: '', evidence: [], touched: false };

/**
 * An objection to one line, with words and what it stands on: records counted behind the line, or an attachment. What was begun stays until it is
 * sent. `records` is the address of how the figure was made, null where it may not be looked at; `of` the reader's own sheet, to which files are attached.
 */
export function ObjectTo({ title, line, drafts, open: made, take, busy, base, school, of, records, onTaken, look = 'plain' }) {
  const t = useWords();
  const [draft, change, drop] = useDraft(`${drafts}|objection|${line}`, Empty);
  const [open, setOpen] = useState(false);
  const [lacks, setLacks] = useState(false);
  const area = useRef(null);
  const shown = Boolean(!made && draft && (open || draft.touched));
  useEffect(() => { if (open) area.current?.focus(); }, [open]);
  // What the form stands in gives it the whole width.
  useEffect(() => {
    const around = shown && area.current?.closest('.way-line-acts, .way-posted > li');
    around && around.classList.add('holds-form');
    return () => around && around.classList.remove('holds-form');
  }, [shown]);
  if (made) return html`<span class="band band-last">${t.in(made.stateName)}</span>`;
  if (!open && !draft?.touched) return html`<button type="button" class=${look} aria-label=${t.joined(t.wayObject, title)} onClick=${() => setOpen(true)}>${t.wayObject}</button>`;
  if (!draft) return null;

  async function submit(event) {
    // A file's own form, within this one, is not this one's to send.
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    setLacks(draft.evidence.length === 0);
    if (draft.evidence.length === 0) return;
    const taken = await take({ kind: 'objection', line, words: draft.words.normalize('NFC').trim(), evidence: draft.evidence });
    if (!taken) return;
    await drop();
    setOpen(false);
    onTaken?.(taken);
  }

  async function leave() {
    await drop();
    setOpen(false);
    setLacks(false);
  }

  return html`
    <form class="way-form way-objection-form" onSubmit=${submit} onKeyDown=${event => { if (event.key === 'Escape' && event.target === area.current && !draft.words) leave(); }}>
      <h4>${t.joined(t.wayObject, title)}</h4>
      <label>${t.wayObjectWords}<textarea rows="3" required maxlength=${Longest} ref=${area} value=${draft.words} placeholder=${t.wayObjectHelp} onInput=${event => change({ words: event.target.value, touched: true })}></textarea></label>
      <${ChooseEvidence} base=${base} school=${school} of=${of} records=${records} chosen=${draft.evidence} onChange=${evidence => change({ evidence, touched: true })} />
      ${lacks && html`<p class="bad" role="alert">${t.wayEvidenceNeeded}</p>`}
      <div class="acts">
        <button type="submit" class="act" aria-busy=${busy === 'objection'} disabled=${Boolean(busy) || !draft.words.trim()}>${t.wayObjectSend}</button>
        <button type="button" class="quiet" onClick=${leave}>${t.cancel}</button>
      </div>
    </form>`;
}
