import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/accounts.js';
import { within } from './address.js';
import { ask, problemOf } from './api.js';
import { Field, apart, faultsOf } from './fields.js';
import { useWords } from './languages.js';
import { Problem } from './problems.js';
import { may } from './roles.js';
import { renew } from './session.js';

/** What to do where something is lacking: a school, a term, or anything at all that the reader may use. */
export default function Beginning({ lack, ...parts }) {
  return lack === 'school' ? html`<${NoSchool} ...${parts} />` : lack === 'term' ? html`<${NoTerm} ...${parts} />` : html`<${NothingHere} ...${parts} />`;
}

// The page of a fresh program: what to do first, both ways.
function NoSchool({ onCreated }) {
  const t = useWords();
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);

  async function create(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    const body = { id: given.get('id').trim(), name: given.get('name').trim(), nameEn: given.get('nameEn').trim() || null };
    setBusy(true);
    setProblem(null);
    try {
      const { id } = await ask('/api/v1/schools', t, { method: 'POST', body });
      // Who founds a school has a role in it from then on.
      await renew(t.lang);
      onCreated(id);
    } catch (error) {
      setProblem(problemOf(error, t));
    } finally {
      setBusy(false);
    }
  }

  return html`
    <section class="welcome">
      <h1>${t.welcome}</h1>
      <p class="lead">${t.welcomeText}</p>
      <div class="two-ways">
        <form class="card" onSubmit=${create}>
          <h2>${t.byPage}</h2>
          <p class="soft">${t.byPageText}</p>
          <${Field} name="id" label=${t.schoolId} help=${t.schoolIdHelp} faults=${faultsOf(problem, 'id')} required />
          <${Field} name="name" label=${t.schoolName} faults=${faultsOf(problem, 'name')} required />
          <${Field} name="nameEn" label=${t.schoolNameEn} faults=${faultsOf(problem, 'nameEn')} />
          <${Problem} problem=${apart(problem, ['id', 'name', 'nameEn'])} />
          <button type="submit" class="act wide" aria-busy=${busy} disabled=${busy}>${busy ? t.creating : t.createSchool}</button>
        </form>
        <div class="card">
          <h2>${t.byCommand}</h2>
          <p class="soft">${t.byCommandText}</p>
          <pre tabindex="0"><code>dotnet run --project src/QualityTracker.Api -- import demo.zip --school demo${'\n'}dotnet run --project src/QualityTracker.Api -- import demo.zip --school demo --apply</code></pre>
          <p class="soft">${t.orSample}</p>
          <pre tabindex="0"><code>dotnet run --project src/QualityTracker.Api -- sample --out sample${'\n'}dotnet run --project src/QualityTracker.Api -- import sample/demo --school demo --apply</code></pre>
        </div>
      </div>
    </section>`;
}

function NoTerm({ address, session, school }) {
  const t = useWords();
  return html`
    <div class="empty">
      <h2>${t.noTermsTitle}</h2>
      ${may(session, 'import', school.id) && html`
        <p>${t.noTermsText}</p>
        <a class="act" href=${address.href({ view: 'import' })} onClick=${within(() => address.go({ view: 'import' }))}>${t.toImport}</a>`}
    </div>`;
}

// For who is signed in but is nothing to any school today.
function NothingHere({ roles, address }) {
  const t = useWords();
  return html`
    <div class="empty">
      <h1>${roles.length === 0 ? t.noRoles : t.nothingHere}</h1>
      <p>${t.noRolesText}</p>
      <a class="act outline" href=${address.href({ view: 'account' })} onClick=${within(() => address.go({ view: 'account' }))}>${t.toAccount}</a>
    </div>`;
}
