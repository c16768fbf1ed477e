import { html } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';

/** What the person whom a case is about may do now, and what comes next. Only a last day that the decision names is told. */
export function Rights({ of, steps }) {
  const t = useWords();
  const { told, heard, sanction } = {
    told: [...steps].reverse().find(step => step.kind === 'tell'),
    heard: [...steps].reverse().find(step => step.kind === 'hear'),
    sanction: steps.find(step => step.sanction)?.sanction,
  };
  const { now, next } = t.conductRights[of.state === 'decided' && of.final ? 'over' : of.state]({ by: told.byName, waived: heard?.waived, appealBy: of.appealBy, veto: sanction?.veto });
  return html`
    <section class="conduct-rights card" aria-label=${t.conductRightsTitle}>
      <h3>${t.conductRightsTitle}</h3>
      <ul>${now.filter(Boolean).map(each => html`<li key=${each}>${each}</li>`)}</ul>
      ${next && html`<p><b>${t.conductRightsNext}</b> ${next}</p>`}
    </section>`;
}
