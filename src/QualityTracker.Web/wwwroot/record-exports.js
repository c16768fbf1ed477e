import './words/exports.js';
import { html, useState } from '/vendor/htm/standalone.module.js';
import { Download } from './downloads.js';
import { useWords } from './languages.js';
import { Problem } from './problems.js';
import { may } from './roles.js';

/** What is taken out as files: everything in the columns of imports, and the forms of standards. */
export function RecordExports({ base, place, session, school }) {
  const t = useWords();
  const [problem, setProblem] = useState(null);
  const [term, setTerm] = useState('');
  const of = term ? `term=${encodeURIComponent(term)}&` : '';
  const own = place.term?.id ?? place.terms?.[0]?.id;
  const named = encodeURIComponent(term || own || '');
  const file = (href, name, label) => html`<${Download} key=${name} href=${`${base}/exports/${href}`} name=${name} label=${label} onProblem=${setProblem} />`;
  return html`
    <section class="exports" aria-label=${t.exportTitle}>
      <h3>${t.exportTitle}</h3>
      <p class="soft">${t.exportText}</p>
      <label><span>${t.exportTerm}</span>
        <select value=${term} onChange=${event => setTerm(event.target.value)}>
          <option value="">${t.exportAllTerms}</option>
          ${place.terms?.map(each => html`<option key=${each.id} value=${each.id}>${t.termName(each)}</option>`)}
        </select>
      </label>
      <div class="export-files">
        ${file(`records.xlsx?${of}lang=${t.lang}`, `${school.id}-${t.exportFile}.xlsx`, t.exportWorkbook)}
        ${file(`records.zip?${of}lang=${t.lang}`, `${school.id}-${t.exportFile}.zip`, t.exportCsv)}
      </div>
      <h4>${t.exportOthers}</h4>
      <div class="export-files">
        ${may(session, 'exportRoster', school.id) && ['1.2', '1.1'].map(version => file(`oneroster.zip?version=${version}&lang=${t.lang}`, `${school.id}-oneroster-${version}.zip`, t.exportRoster(version)))}
        ${may(session, 'exportEdFi', school.id) && own && file(`${named}/ed-fi.json?lang=${t.lang}`, `${school.id}-ed-fi.json`, t.exportEdFi)}
        ${may(session, 'exportCalendar', school.id) && own && file(`${named}/calendar.ics?lang=${t.lang}`, `${school.id}.ics`, t.exportCalendar)}
      </div>
      <${Problem} problem=${problem} />
    </section>`;
}

/** The list that is looked at, as a file. */
export function ListExport({ base, kind, onProblem }) {
  const t = useWords();
  return html`<${Download} href=${`${base}/exports/records.xlsx?kind=${kind.noun}&lang=${t.lang}`} name=${`${t.in(kind.name)}.xlsx`} label=${t.exportList} look="quiet" onProblem=${onProblem} />`;
}
