import { html, useState } from '/vendor/htm/standalone.module.js';
import { within } from './address.js';
import { ask, problemOf } from './api.js';
import { useWords } from './languages.js';
import { Problem } from './problems.js';

/** The page of a fresh program: what to do first, both ways. */
export function NoSchool({ onCreated }) {
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
      onCreated((await ask('/api/v1/schools', t, { method: 'POST', body })).id);
    } catch (error) {
      setProblem(problemOf(error, t));
    } finally {
      setBusy(false);
    }
  }

  const faultsOf = field => (problem?.errors ?? []).filter(error => error.field === field);
  return html`
    <section class="welcome">
      <h1>${t.welcome}</h1>
      <p class="lead">${t.welcomeText}</p>
      <div class="two-ways">
        <form class="card" onSubmit=${create}>
          <h2>${t.byPage}</h2>
          <p class="soft">${t.byPageText}</p>
          <${Field} name="id" label=${t.schoolId} help=${t.schoolIdHelp} faults=${faultsOf('id')} required />
          <${Field} name="name" label=${t.schoolName} faults=${faultsOf('name')} required />
          <${Field} name="nameEn" label=${t.schoolNameEn} faults=${faultsOf('nameEn')} />
          <${Problem} problem=${problem} />
          <button type="submit" class="act" aria-busy=${busy} disabled=${busy}>${busy ? t.creating : t.createSchool}</button>
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

export function NoTerm({ address }) {
  const t = useWords();
  return html`
    <div class="empty">
      <h2>${t.noTermsTitle}</h2>
      <p>${t.noTermsText}</p>
      <a class="act" href=${address.href({ view: 'import' })} onClick=${within(() => address.go({ view: 'import' }))}>${t.toImport}</a>
    </div>`;
}

function Field({ name, label, help, faults, required = false }) {
  const t = useWords();
  const hint = faults.length ? faults.map(fault => t.joined(fault.message, fault.remedy)).join(' ') : help;
  return html`
    <label>
      ${label}
      <input name=${name} required=${required} autocomplete="off" aria-invalid=${faults.length ? 'true' : undefined} aria-describedby=${hint ? `${name}-help` : undefined} />
      ${hint && html`<small id=${`${name}-help`}>${hint}</small>`}
    </label>`;
}
