import { html, useRef, useState } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';

let made = 0;

/** A labelled input with its help, or with what the server says is wrong about it. */
export function Field({ label, help, faults = [], children, type = 'text', autocomplete = 'off', ...input }) {
  const t = useWords();
  const id = useRef(null);
  id.current ??= `field-${++made}`;
  const hint = faults.length ? faults.map(fault => t.joined(fault.message, fault.remedy)).join(t.lang === 'zh' ? '；' : '; ') : help;
  return html`
    <div class="field">
      <label for=${id.current}>${label}</label>
      <div class="field-row">
        <input id=${id.current} type=${type} autocomplete=${autocomplete} ...${input}
          aria-invalid=${faults.length ? 'true' : undefined} aria-describedby=${hint ? `${id.current}-help` : undefined} />
        ${children}
      </div>
      ${hint && html`<small id=${`${id.current}-help`} class=${faults.length ? 'bad' : ''}>${hint}</small>`}
    </div>`;
}

/** A password that can be looked at while it is typed. */
export function PasswordField(props) {
  const t = useWords();
  const [shown, setShown] = useState(false);
  return html`
    <${Field} ...${props} type=${shown ? 'text' : 'password'} spellcheck=${false} autocapitalize="none">
      <button type="button" class="quiet" aria-pressed=${shown ? 'true' : 'false'} aria-label=${t.showPassword} onClick=${() => setShown(!shown)}>${shown ? t.hide : t.show}</button>
    <//>`;
}

/** The faults of a problem that concern a field. */
export const faultsOf = (problem, field) => (problem?.errors ?? []).filter(error => error.field === field);

/** A problem without the faults that stand beside their fields; null when nothing is left to say. */
export function apart(problem, fields) {
  if (!problem?.errors) return problem;
  const errors = problem.errors.filter(error => !fields.includes(error.field));
  return errors.length ? { ...problem, errors, errorCount: problem.errorCount - problem.errors.length + errors.length } : null;
}
