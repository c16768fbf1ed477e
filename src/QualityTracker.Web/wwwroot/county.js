import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/county.js';
import { useAnswer } from './api.js';
import { Comparison } from './county-compare.js';
import { KeyForm } from './county-key.js';
import { Received } from './county-received.js';
import { Upload } from './county-upload.js';
import { Download } from './downloads.js';
import { useWords } from './languages.js';
import { Problem, Waiting } from './problems.js';
import { holdsEverywhere } from './views.js';

/** The county: bundles come in, stand by school and month, and are set side by side. */
export default function County({ address, session }) {
  const t = useWords();
  const [refusal, setRefusal] = useState(null);
  const { data, problem, again } = useAnswer('/api/v1/county/bundles');
  // A bundle that came in stands beside the others at once.
  const [taken, setTaken] = useState(0);
  const compares = holdsEverywhere(session, ['countyViewer']);
  const month = address.q && data?.months.includes(address.q) ? address.q : data?.months[0];
  return html`
    <section class="county" aria-label=${t.views.county}>
      <p class="lead soft">${t.countyText}</p>
      <${Upload} onTaken=${() => { setTaken(each => each + 1); again(); }} />
      <${Problem} problem=${problem} onRetry=${again} />
      ${!data ? !problem && html`<${Waiting} rows=${6} />` : html`
        ${data.months.length > 0 && html`
          <div class="tools">
            <label>${t.countyMonth}<select value=${month} onChange=${event => address.go({ q: event.target.value }, { replace: true })}>${data.months.map(each => html`<option key=${each} value=${each} selected=${each === month}>${each}</option>`)}</select></label>
            ${compares && html`
              <${Download} href=${`/api/v1/county/notices/${month}.pdf?lang=${t.lang}`} name=${`notice-${month}.pdf`} label=${t.countyNoticePdf} onProblem=${setRefusal} />
              <${Download} href=${`/api/v1/county/notices/${month}.xlsx?lang=${t.lang}`} name=${`notice-${month}.xlsx`} label=${t.countyNoticeXlsx} onProblem=${setRefusal} />`}
          </div>`}
        <${Problem} problem=${refusal} />
        <${Received} data=${data} month=${month} />
        ${compares && month && html`<${Comparison} key=${`${month} ${taken}`} address=${address} month=${month} />`}
        ${holdsEverywhere(session, ['administrator']) && html`<${KeyForm} schools=${data.schools} onAccepted=${again} />`}`}
    </section>`;
}
