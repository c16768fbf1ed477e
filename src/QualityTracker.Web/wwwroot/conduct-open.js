import { html, useState } from '/vendor/htm/standalone.module.js';
import { ask, problemOf } from './api.js';
import { apart, faultsOf } from './fields.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { Picker } from './picker.js';
import { Problem } from './problems.js';
import { Step } from './step.js';
import { toast } from './toasts.js';

/** Opens a case: about whom, and what was reported. */
export function OpenCase({ address, base }) {
  const t = useWords();
  const [id, setId] = useState(newId);
  const [staff, setStaff] = useState(null);
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);

  async function submit(event) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await ask(`${base}/conduct-cases`, t, { method: 'POST', body: { id, staff: staff ?? '', words: words.trim() } });
      toast({ text: t.conductOpenedNow });
      address.go({ record: id });
    } catch (error) {
      setProblem(problemOf(error, t));
    } finally {
      setBusy(false);
    }
  }

  return html`
    <p><${Step} address=${address} to=${{ record: undefined }} class="conduct-back">← ${t.conductBack}<//></p>
    <form class="conduct-form card" onSubmit=${submit}>
      <h2>${t.conductOpen}</h2>
      <p class="soft">${t.conductOpenText}</p>
      <${Picker} base=${base} noun="staff" label=${t.conductStaff} value=${staff} required faults=${faultsOf(problem, 'staff')} onChange=${value => { setStaff(value); setId(newId()); }} />
      <label class="conduct-text">${t.conductFacts}<textarea rows="5" maxlength="2000" required value=${words} onInput=${event => { setWords(event.target.value); setId(newId()); }}></textarea><small>${t.conductNoPupils}</small></label>
      <${Problem} problem=${apart(problem, ['staff'])} />
      <div class="acts"><button type="submit" class="act" aria-busy=${busy} disabled=${busy}>${t.conductOpen}</button></div>
    </form>`;
}
