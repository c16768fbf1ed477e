import { html, useState } from '/vendor/htm/standalone.module.js';
import { Download } from './downloads.js';
import { useWords } from './languages.js';
import { Problem } from './problems.js';

/** The report of what is looked at, to keep: the whole exam, one paper, or one class. Pupils' names are on it only where they are asked for. */
export function Reports({ base, data, paper, group }) {
  const t = useWords();
  const [problem, setProblem] = useState(null);
  const path = `${base}/exams/${encodeURIComponent(data.exam)}/report`;
  const query = more => {
    const of = new URLSearchParams({ ...(group && { class: group.class }), ...(paper?.subject && { subject: paper.subject }), ...more }).toString();
    return of && `?${of}`;
  };
  const name = [data.name, t.in(paper?.name), t.in(group?.name)].filter(Boolean).join(' ');
  return html`
    <div class="analysis-acts">
      <${Download} href=${`${path}.pdf${query()}`} name=${`${name}.pdf`} label=${t.analysisPdf} onProblem=${setProblem} />
      ${group && html`<${Download} href=${`${path}.pdf${query({ names: 'true' })}`} name=${`${name}.pdf`} label=${t.analysisPdfNames} onProblem=${setProblem} />`}
      <${Download} href=${`${path}.xlsx${query()}`} name=${`${name}.xlsx`} label=${t.analysisXlsx} onProblem=${setProblem} />
    </div>
    <${Problem} problem=${problem} />`;
}
