import { html, useState } from '/vendor/htm/standalone.module.js';
import { problemOf, upload } from './api.js';
import { Download } from './downloads.js';
import { useWords } from './languages.js';
import { Problem } from './problems.js';

/** What was sealed in a term: all of it to keep elsewhere, where `archive` says how it is to be named, and whether a PDF at hand is one that was sealed. */
export function SealedPapers({ way, archive }) {
  const t = useWords();
  const [problem, setProblem] = useState(null);
  const [found, setFound] = useState(null);
  const [busy, setBusy] = useState(false);

  async function check(input) {
    const [file] = input.files;
    if (!file) return;
    setBusy(true);
    setProblem(null);
    setFound(null);
    try {
      setFound({ file: file.name, ...(await upload(`${way}/check`, file, t, () => {})) });
    } catch (error) {
      setProblem(problemOf(error, t));
    } finally {
      setBusy(false);
      // The same file, corrected or not, may be chosen again.
      input.value = '';
    }
  }

  return html`
    <section class="way-sealed" aria-labelledby="way-sealed">
      <h2 id="way-sealed">${t.waySealedPapers}</h2>
      <div class="way-acts">
        ${archive && html`<${Download} href=${`${way}/archive.zip`} name=${archive} label=${t.wayArchive} onProblem=${setProblem} />`}
        <label class="act outline" aria-busy=${busy}><input type="file" class="unseen" accept="application/pdf" disabled=${busy} onChange=${event => check(event.target)} />${t.wayCheck}</label>
      </div>
      <p class="soft small">${archive && t.wayArchiveText} ${t.wayCheckText}</p>
      <${Problem} problem=${problem} />
      <div role="status">${found && html`<${Found} found=${found} />`}</div>
    </section>`;
}

function Found({ found }) {
  const t = useWords();
  return html`
    <p class="notice"><strong>${t.in(found.stateName)}</strong><br /><span class="soft">${found.file}</span>
      ${found.genuine && html`<br />${found.name && `${found.name} ${found.staff} · `}${found.term} · ${t.wayRevision(found.revision)} · ${found.day} · <span class="way-code">${found.shortCode}</span>`}
      ${!found.genuine && html`<br />${t.wayCheckNot}`}</p>`;
}
