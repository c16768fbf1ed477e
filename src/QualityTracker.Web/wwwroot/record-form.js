import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { Fresh, within } from './address.js';
import { ask, askTagged, problemOf } from './api.js';
import { useDraft } from './drafts.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { forgetNames, useNames } from './names.js';
import { moment } from './numbers.js';
import { Problem, Waiting } from './problems.js';
import { RecordFields } from './record-fields.js';
import { RecordConflict } from './record-conflict.js';
import { RecordSheet } from './record-sheet.js';
import { blankOf, contentOf, differing, ownField, titleOf } from './record-values.js';
import { may } from './roles.js';
import { toast } from './toasts.js';
import { VoidButton, restore } from './voiding.js';

// What is typed of these, and of pupils, does not stay in the browser.
const Confidential = ['conduct-decisions', 'pay-runs'];

/** One record: looked at, made, changed, voided and put back. What is typed is kept until it is saved, whatever happens to the page. */
export function RecordForm({ kind, id, base, address, place, session, turn, onChanged, onClose }) {
  const t = useWords();
  const isNew = id === 'new';
  const path = `${base}/${kind.noun}/${encodeURIComponent(id)}`;
  const [kept, setKept] = useState(isNew ? { data: null } : null);
  const [draft, change, drop] = useDraft(`records|${place.school.id}|${kind.noun}|${id}`, null, !kind.holdsPupils && !Confidential.includes(kind.noun));
  const [problem, setProblem] = useState(null);
  const [theirs, setTheirs] = useState(null);
  const [busy, setBusy] = useState(false);
  const form = useRef(null);
  const restored = useRef(null);
  const me = session.account.staff;
  const names = useNames(base, kind, isNew ? null : kept?.data.record);

  const read = () => askTagged(path, t).then(setKept, error => setProblem(problemOf(error, t)));
  useEffect(() => { if (!isNew) read(); }, [path, turn]);
  useEffect(() => { if (!isNew) form.current?.querySelector('h2')?.focus(); }, [Boolean(kept)]);

  if (!kept || draft === undefined) return problem ? html`<${Problem} problem=${problem} onRetry=${read}><button type="button" class="quiet" onClick=${onClose}>${t.recordsClose}</button><//>` : html`<${Waiting} rows=${5} />`;
  // Only what was there when the form opened is a find; what is being typed is not.
  restored.current ??= Boolean(draft?.values);
  const stored = kept.data;
  const writes = kind.writes === 'all' || (kind.writes === 'own' && (isNew || stored.record[ownField(kind)?.field] === me));
  const voided = stored?.state.voidedAt;
  const before = stored?.record ?? blankOf(kind, { me, term: place.term, set: address.set });
  const values = { ...before, ...draft?.values };
  const locked = [...(kind.isCoded && !isNew ? ['id', 'date'] : []), ...(kind.writes === 'own' ? [ownField(kind)?.field] : [])];
  const changed = differing(kind, before, values).length > 0;
  const title = isNew ? t.recordsNew(t.in(kind.name)) : titleOf(kind, stored.record, names, t, place);

  const set = changes => change(now => ({ values: { ...now?.values, ...changes }, id: now?.id ?? newId(), tag: now?.tag ?? kept.tag }));

  async function save(event, another = false, tag = draft?.tag ?? kept.tag) {
    event?.preventDefault();
    if (busy || !form.current.querySelector('form').reportValidity()) return;
    setBusy(true);
    setProblem(null);
    try {
      const content = contentOf(kind, values, isNew ? draft?.id ?? newId() : id);
      const answer = isNew ? await askTagged(`${base}/${kind.noun}`, t, { method: 'POST', body: content }) : await askTagged(path, t, { method: 'PUT', body: content, tag });
      const name = answer.data.record.name ?? (isNew ? t.in(kind.name) : title);
      await drop(null);
      restored.current = false;
      setTheirs(null);
      setKept(isNew ? { data: null } : answer);
      forgetNames();
      onChanged();
      toast({ text: (isNew ? t.recordsAdded : t.recordsChanged)(name), undo: () => undo(answer) });
      if (another) form.current.querySelector('input, select')?.focus();
      else onClose();
    } catch (error) {
      const found = problemOf(error, t);
      setProblem(found);
      if (found.status === 412) setTheirs(await askTagged(path, t).catch(() => null));
    } finally {
      setBusy(false);
    }
  }

  async function undo({ data, tag }) {
    const at = `${base}/${kind.noun}/${encodeURIComponent(data.record.id)}`;
    try {
      if (isNew) await ask(`${at}/void`, t, { method: 'POST', body: { reason: t.recordsUndone }, tag });
      else await ask(at, t, { method: 'PUT', body: contentOf(kind, before, id), tag });
      onChanged();
    } catch (error) {
      const { title: what, detail } = problemOf(error, t);
      toast({ text: t.joined(what, detail ?? '') });
    }
  }

  const faults = problem?.errors ?? [];
  const fields = kind.fields.map(field => field.field);
  const elsewhere = faults.filter(fault => !fields.some(field => fault.field === field || fault.field.startsWith(`${field}[`) || fault.field.startsWith(`${field}.`)));
  return html`
    <article class="card record" ref=${form} aria-label=${title}>
      <header>
        <h2 tabindex="-1">${title}</h2>
        <button type="button" class="quiet" onClick=${onClose}>${t.recordsClose}</button>
      </header>
      ${restored.current && draft?.values && changed && html`<p class="draft-note soft">${t.recordsDraft} <button type="button" class="quiet" onClick=${() => { restored.current = false; drop(null); }}>${t.recordsDropDraft}</button></p>`}
      ${voided && html`<p class="warn">${t.recordsVoidedAt(moment(voided, t.lang), stored.state.voidReason)}</p>`}
      ${!writes && html`<p class="soft">${t.recordsReadOnly}</p>`}
      ${theirs && html`<${RecordConflict} kind=${kind} mine=${values} theirs=${theirs.data.record} place=${place}
        onMine=${() => save(null, false, theirs.tag)} onTheirs=${async () => { await drop(null); setKept(theirs); setTheirs(null); setProblem(null); }} />`}
      ${!theirs && html`<${Problem} problem=${problem && (faults.length ? { ...problem, errors: elsewhere, errorCount: elsewhere.length } : problem)} />`}
      ${writes && !voided ? html`
        <form onSubmit=${save}>
          <${RecordFields} kind=${kind} values=${values} base=${base} place=${place} faults=${faults} locked=${locked} onChange=${set} />
          <div class="form-acts">
            <button type="submit" class="act" aria-busy=${busy} disabled=${busy || (!isNew && !changed)}>${t.recordsSave}</button>
            ${isNew && html`<button type="button" class="quiet" disabled=${busy} onClick=${() => save(null, true)}>${t.recordsSaveMore}</button>`}
          </div>
        </form>` : html`<${RecordSheet} kind=${kind} record=${values} base=${base} place=${place} />`}
      ${!isNew && html`
        <footer>
          <span class="soft">${t.recordsVersion(stored.state.version, moment(stored.state.recordedAt, t.lang))}</span>
          ${may(session, 'audit') && html`<a href=${address.href({ ...Fresh, view: 'audit', record: id })} onClick=${within(() => address.go({ ...Fresh, view: 'audit', record: id }))}>${t.recordsHistory}</a>`}
          ${writes && (voided
            ? html`<button type="button" class="quiet" onClick=${() => restore(path, kept.tag, title, t, onChanged)}>${t.recordsRestore}</button>`
            : html`<${VoidButton} path=${path} tag=${kept.tag} name=${title} onDone=${onChanged} />`)}
        </footer>`}
    </article>`;
}
