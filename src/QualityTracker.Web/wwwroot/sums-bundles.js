import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/county.js';
import { ask, problemOf, useAnswer } from './api.js';
import { Download } from './downloads.js';
import { useWords, wordsOf } from './languages.js';
import { count } from './numbers.js';
import { Problem, Waiting } from './problems.js';
import { Sure } from './sure.js';
import { toast } from './toasts.js';

/** What the school hands to the county: this month's bundle, those before, and the fingerprint to tell. */
export function Bundles({ place }) {
  const t = useWords();
  const base = `/api/v1/schools/${encodeURIComponent(place.school.id)}/county-bundles/${encodeURIComponent(place.term.id)}`;
  const { data, problem, again } = useAnswer(base);
  const [refusal, setRefusal] = useState(null);
  const [busy, setBusy] = useState(false);

  async function publish() {
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    try {
      const made = await ask(base, t, { method: 'POST' });
      toast({ text: { zh: wordsOf('zh').bundleMade(made.month), en: wordsOf('en').bundleMade(made.month) } });
      again();
    } catch (error) {
      setRefusal(problemOf(error, t));
    } finally {
      setBusy(false);
    }
  }

  const isDue = data?.mayMake && data.items.every(each => each.month !== data.month);
  return html`
    <section class="bundles" aria-label=${t.bundles}>
      <h2>${t.bundles}</h2>
      <p class="soft">${t.bundlesText}</p>
      <${Problem} problem=${problem} onRetry=${again} />
      ${!data ? !problem && html`<${Waiting} rows=${3} />` : html`
        ${isDue && html`<p>${busy ? html`<button type="button" class="act" aria-busy="true">${t.bundleMake(data.month)}</button>` : html`<${Sure} label=${t.bundleMake(data.month)} onSure=${publish} />`} <small class="soft">${t.bundleOnce}</small></p>`}
        <${Problem} problem=${refusal} />
        ${data.fingerprint && html`<p>${t.bundleFingerprint} <code class="fingerprint">${data.fingerprint}</code></p>`}
        ${data.items.length > 0 && html`
          <ul class="entries">
            ${data.items.map(each => html`
              <li class="entry" key=${each.month}>
                <div class="entry-head"><strong>${each.month}</strong> <span class="soft">${t.bundleUntil(each.until)}</span>
                  <${Download} href=${`${base}/${each.month}.json`} name=${`${place.school.id}-county-${place.term.id}-${each.month}.json`} label=${t.bundleDownload} look="act outline" onProblem=${setRefusal} /></div>
                <p class="soft small">${t.bundleHolds(count(each.tables), count(each.standing), count(each.withheld))}</p>
              </li>`)}
          </ul>`}`}
    </section>`;
}
