import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { ask, problemOf } from './api.js';
import { Field, apart, faultsOf } from './fields.js';
import { useWords } from './languages.js';
import { Problem } from './problems.js';
import { toast } from './toasts.js';

/** An exam is closed when its scores are final, and opened again with a reason: what changes after that is a correction. */
export function Closing({ base, exam, onDone }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const closed = exam.state === 'closed';
  const form = useRef(null);
  const button = useRef(null);
  useEffect(() => { if (open) form.current.querySelector('input, button').focus(); }, [open]);
  const close = () => { setOpen(false); button.current.focus(); };

  async function turn(event) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await ask(`${base}/exams/${encodeURIComponent(exam.id)}/closing`, t, { method: 'POST', body: { closed: !closed, reason: reason.trim() || null } });
      toast({ text: (closed ? t.closingOpened : t.closingClosed)(exam.name) });
      setOpen(false);
      setReason('');
      onDone();
    } catch (error) {
      setProblem(problemOf(error, t));
    } finally {
      setBusy(false);
    }
  }

  return html`
    <button type="button" class="quiet" ref=${button} aria-expanded=${open ? 'true' : 'false'} aria-label=${(closed ? t.closingOpenOf : t.closingCloseOf)(exam.name)} onClick=${() => setOpen(!open)}>${closed ? t.closingOpen : t.closingClose}</button>
    ${open && html`
      <form class="closing" ref=${form} onSubmit=${turn} onKeyDown=${event => event.key === 'Escape' && close()}>
        <p>${closed ? t.closingOpenText : t.closingCloseText}${exam.missingSheets > 0 && !closed ? ` ${t.closingMissing(exam.missingSheets)}` : ''}</p>
        ${closed && html`<${Field} label=${t.closingReason} required maxlength="200" value=${reason} faults=${faultsOf(problem, 'reason')} onInput=${event => setReason(event.target.value)} />`}
        <${Problem} problem=${apart(problem, ['reason'])} />
        <div class="acts"><button type="submit" class="act" aria-busy=${busy} disabled=${busy}>${closed ? t.closingOpen : t.closingClose}</button><button type="button" class="quiet" onClick=${close}>${t.planCancel}</button></div>
      </form>`}`;
}
