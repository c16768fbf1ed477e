import { html, useState } from '/vendor/htm/standalone.module.js';
import { fetchFile, problemOf } from './api.js';
import { useWords } from './languages.js';
import { count } from './numbers.js';
import { Problem } from './problems.js';
import { Sure } from './sure.js';
import { toast } from './toasts.js';

/** The papers of a round and their codes: made and saved once, as slips; made anew for a paper whose slips were lost. */
export function ReviewCodes({ path, detail, makes, school, onMade }) {
  const t = useWords();
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const { round, papers } = detail;

  async function make(body) {
    setBusy(true);
    setProblem(null);
    try {
      save(await fetchFile(`${path}/codes?lang=${t.lang}`, t, body), `${school.id}-codes.pdf`);
      toast({ text: t.codesMade });
      onMade();
    } catch (error) {
      setProblem(problemOf(error, t));
    } finally {
      setBusy(false);
    }
  }

  return html`
    <h3>${t.codes}</h3>
    <p class="soft">${round.opened ? t.codesMadeText : t.codesText(count(detail.codes))}</p>
    ${makes && !round.opened && detail.codes > 0 && html`<p aria-busy=${busy}><${Sure} label=${t.codesMake} text=${t.codesSure} onSure=${() => make({})} /></p>`}
    <${Problem} problem=${problem} />
    ${papers.length > 0 && html`
      <details class="review-papers"><summary>${t.papers(count(papers.length), count(detail.codes))}</summary>
        <ul>${papers.map(paper => html`
          <li key=${paper.paper}>
            <div><strong>${nameOf(paper, t)}</strong> <span class="soft">${t.slips(count(paper.copies))}</span>
              ${paper.staff.length > 0 && html`<br /><small class="soft">${t.joined(t.dealTo, paper.staff.join(t.comma))}</small>`}
              <br /><small class="soft">${t.joined(t.asksAbout, paper.about.join(t.comma))}</small></div>
            ${makes && round.opened && html`<${Sure} label=${t.codesAnew} name=${nameOf(paper, t)} text=${t.codesAnewSure} onSure=${() => make({ papers: [paper.paper] })} />`}
          </li>`)}</ul>
      </details>`}`;
}

const nameOf = (paper, t) => `${paper.className ? `${paper.className} ` : ''}${t.in(paper.kindName)} ${t.paperOf(paper.paper + 1)}`;

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
