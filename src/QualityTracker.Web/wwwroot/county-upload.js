import { html, useState } from '/vendor/htm/standalone.module.js';
import { problemOf, upload } from './api.js';
import { Field } from './fields.js';
import { useWords, wordsOf } from './languages.js';
import { Problem } from './problems.js';
import { toast } from './toasts.js';

const Asks = ['fingerprint-needed', 'other-fingerprint'];

/** A school's file; of a school that is not known yet the fingerprint of its key is asked for, as the school told it. */
export function Upload({ onTaken }) {
  const t = useWords();
  const [file, setFile] = useState(null);
  const [told, setTold] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const asks = Asks.includes(problem?.rule);

  async function send(chosen, fingerprint) {
    if (!chosen || busy) return;
    setFile(chosen);
    setBusy(true);
    try {
      const taken = await upload('/api/v1/county/bundles', chosen, t, () => {}, { fields: fingerprint ? { fingerprint } : {} });
      setProblem(null);
      setTold('');
      toast({ text: { zh: wordsOf('zh').countyTaken(taken.name, taken.month), en: wordsOf('en').countyTaken(taken.name, taken.month) } });
      onTaken();
    } catch (error) {
      setProblem(problemOf(error, t));
    } finally {
      setBusy(false);
    }
  }

  return html`
    <div class="county-upload">
      <label class="act" aria-busy=${busy}><input type="file" class="unseen" accept=".json,application/json" onChange=${event => { setTold(''); send(event.target.files[0], ''); event.target.value = ''; }} />${t.countyChoose}</label>
      <${Problem} problem=${problem}>
        ${asks && html`
          <form class="county-told" onSubmit=${event => { event.preventDefault(); send(file, told); }}>
            <${Field} label=${t.countyTold(problem.schoolName)} help=${t.countyToldHelp} value=${told} onInput=${event => setTold(event.target.value)} required spellcheck=${false} autocapitalize="none" />
            <button type="submit" class="act" aria-busy=${busy}>${t.countySendAgain}</button>
          </form>`}
      <//>
    </div>`;
}
