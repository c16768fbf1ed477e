import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/archive.js';
import { useAnswer } from './api.js';
import { Backups } from './archive-backups.js';
import { Download } from './downloads.js';
import { useWords } from './languages.js';
import { today } from './numbers.js';
import { Problem } from './problems.js';
import { may, mayKeepBackups } from './roles.js';

// Of these something was sealed once.
const Sealed = ['sealed', 'reopened'];

/** What is kept beside the daily work: the archives of terms for a school, the backups for who keeps the installation. */
export default function Archive({ place, session, school }) {
  const t = useWords();
  return html`
    <section aria-label=${t.views.archive}>
      ${school && may(session, 'archiveSheets', school.id) && html`<${Terms} school=${school} terms=${place.terms} />`}
      ${mayKeepBackups(session) && html`<${Backups} />`}
    </section>`;
}

// A term that still runs has nothing to be put away.
function Terms({ school, terms }) {
  const t = useWords();
  const [problem, setProblem] = useState(null);
  const over = (terms ?? []).filter(term => term.lastDay < today()).sort((a, b) => (a.firstDay < b.firstDay ? 1 : -1));
  return html`
    <h2>${t.archiveTerms}</h2>
    <p class="soft">${t.archiveTermsText}</p>
    <${Problem} problem=${problem} />
    ${over.length === 0 ? html`<div class="empty"><p>${t.archiveNoTerms}</p></div>` : html`
      <ul class="archive-terms">
        ${over.map(term => html`<${Term} key=${term.id} school=${school} term=${term} onProblem=${setProblem} />`)}
      </ul>
      <details><summary>${t.archiveHow}</summary>
        <p>${t.archiveHowVerify}</p><pre tabindex="0"><code>dotnet run --project src/QualityTracker.Api -- archive verify FILE.zip</code></pre>
        <p>${t.archiveHowOpen}</p><pre tabindex="0"><code>dotnet run --project src/QualityTracker.Api -- archive open FILE.zip</code></pre>
      </details>`}`;
}

// Without a sealed sheet there is nothing to put away.
function Term({ school, term, onProblem }) {
  const t = useWords();
  const sheets = `/api/v1/schools/${encodeURIComponent(school.id)}/sheets/${encodeURIComponent(term.id)}`;
  const { data } = useAnswer(`${sheets}/board`);
  const nothing = data && !data.rows.some(row => Sealed.includes(row.stage));
  return html`
    <li class="card">
      <div><strong>${t.termName(term)}</strong><br /><span class="soft small">${term.firstDay} – ${term.lastDay}</span></div>
      ${nothing ? html`<span class="soft">${t.archiveNothing}</span>` : html`<${Download} href=${`${sheets}/archive.zip`} name=${`${school.id}-${term.id}-archive.zip`} label=${t.archiveFetch} onProblem=${onProblem} />`}
    </li>`;
}
