import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { ask, askTagged, problemOf } from './api.js';
import { Field, apart, faultsOf } from './fields.js';
import { useWords } from './languages.js';
import { Problem } from './problems.js';
import { toast } from './toasts.js';

/** Voids a record with the reason it asks for, and lets that be undone. `path` and `tag` (ETag) are the record's, `name` says which it is. */
export function VoidButton({ path, tag, name, onDone }) {
  const t = useWords();
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const form = useRef(null);
  const first = useRef(null);
  const opened = useRef(false);
  useEffect(() => {
    if (asked) form.current.querySelector('input').focus();
    else if (opened.current) first.current?.focus();
    opened.current = asked;
  }, [asked]);

  async function submit(event) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const voided = await askTagged(`${path}/void`, t, { method: 'POST', body: { reason: reason.trim() }, tag });
      setAsked(false);
      setReason('');
      onDone?.(voided.data);
      toast({ text: t.voidedName(name), undo: () => restore(path, voided.tag, name, t, onDone) });
    } catch (error) {
      setProblem(problemOf(error, t));
    } finally {
      setBusy(false);
    }
  }

  if (!asked) return html`<button type="button" class="quiet" ref=${first} aria-label=${t.joined(t.void, name)} onClick=${() => setAsked(true)}>${t.void}</button>`;
  return html`
    <form class="voiding" ref=${form} onSubmit=${submit} onKeyDown=${event => event.key === 'Escape' && setAsked(false)}>
      <${Field} label=${t.voidReason(name)} value=${reason} onInput=${event => setReason(event.target.value)} faults=${faultsOf(problem, 'reason')} maxlength="200" required />
      <${Problem} problem=${apart(problem, ['reason'])} />
      <div class="acts">
        <button type="submit" class="act grave" aria-busy=${busy} disabled=${busy}>${t.void}</button>
        <button type="button" class="quiet" onClick=${() => setAsked(false)}>${t.no}</button>
      </div>
    </form>`;
}

/** Puts a voided record back in force. */
export async function restore(path, tag, name, t, onDone) {
  try {
    onDone?.(await ask(`${path}/restore`, t, { method: 'POST', tag }));
    toast({ text: t.restoredName(name) });
  } catch (error) {
    const { title, detail } = problemOf(error, t);
    toast({ text: t.joined(title, detail ?? '') });
  }
}
