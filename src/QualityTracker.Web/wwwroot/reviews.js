import { html } from '/vendor/htm/standalone.module.js';
import { useAnswer } from './api.js';
import { useWords } from './languages.js';
import { Problem, Waiting } from './problems.js';
import { ReviewPlan } from './review-plan.js';
import { ReviewResults } from './review-results.js';
import { ReviewRound } from './review-round.js';
import { may } from './roles.js';
import { Step } from './step.js';
import './words/reviews.js';

/** The rounds of reviews of a term: planned by the office, voted in by code, and what was said once they are over. */
export default function Reviews({ address, place, session }) {
  const t = useWords();
  const { school, term } = place;
  const base = `/api/v1/schools/${encodeURIComponent(school.id)}`;
  const { data, problem, again } = useAnswer(`${base}/review-rounds?term=${encodeURIComponent(term.id)}`);
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${5} />`;

  const rights = {
    plans: may(session, 'planReviews', school.id), codes: may(session, 'makeCodes', school.id), reads: may(session, 'readReviews', school.id),
    turnout: may(session, 'turnout', school.id), all: may(session, 'allResults', school.id),
  };
  if (rights.plans && address.record === 'new') return html`<${Crumbs} address=${address} name=${t.reviewsPlan} /><${ReviewPlan} base=${base} term=${term} rules=${data.rules} today=${data.today} address=${address} onSaved=${again} />`;
  const round = data.rounds.find(each => each.id === address.record);
  if (round) {
    return html`
      <${Crumbs} address=${address} name=${t.in(round.title)} />
      ${address.state === 'results'
        ? html`<${ReviewResults} key=${round.id} base=${base} round=${round} school=${school} all=${rights.all} />`
        : html`<${ReviewRound} key=${round.id} base=${base} round=${round} school=${school} address=${address} rights=${rights} onChanged=${again} />`}`;
  }

  return html`
    <section class="reviews" aria-label=${t.views.reviews}>
      ${rights.plans && data.rules.length > 0 && data.rounds.length > 0 && html`<p><${Step} address=${address} to=${{ record: 'new' }} class="act">＋ ${t.reviewsPlan}<//></p>`}
      ${data.rounds.length === 0 ? html`
        <div class="empty">
          <h2>${t.reviewsNone}</h2><p>${data.rules.length === 0 ? t.reviewsNoRule : rights.plans ? t.reviewsNoneText : t.reviewsNoneOwn}</p>
          ${rights.plans && data.rules.length > 0 && html`<${Step} address=${address} to=${{ record: 'new' }} class="act">${t.reviewsPlan}<//>`}
        </div>`
        : html`<ul class="review-list">${data.rounds.map(each => html`<${Round} key=${each.id} round=${each} address=${address} rights=${rights} />`)}</ul>`}
    </section>`;
}

function Crumbs({ address, name }) {
  const t = useWords();
  return html`
    <nav class="crumbs" aria-label=${t.crumbs}><ol>
      <li><${Step} address=${address} to=${{ record: undefined, state: undefined }}>${t.views.reviews}<//></li>
      <li aria-current="page">${name}</li>
    </ol></nav>`;
}

function Round({ round, address, rights }) {
  const t = useWords();
  const closed = round.state === 'closed';
  const name = t.in(round.title);
  return html`
    <li class="card">
      <div class="review-head"><h2>${name}</h2><${RoundState} round=${round} /></div>
      <p class="soft">${t.reviewDays(round.firstDay, round.lastDay)}${!round.opened && !closed ? ` · ${t.reviewNoCodes}` : ''}</p>
      <div class="acts">
        ${(rights.reads || rights.turnout) && html`<${Step} address=${address} to=${{ record: round.id, state: undefined }} class=${closed ? 'act outline' : 'act'} label=${t.joined(rights.reads ? t.reviewOpen : t.reviewTurnout, name)}>${rights.reads ? t.reviewOpen : t.reviewTurnout}<//>`}
        ${closed && round.opened && html`<${Step} address=${address} to=${{ record: round.id, state: 'results' }} class="act" label=${t.joined(rights.all ? t.reviewResults : t.reviewOwn, name)}>${rights.all ? t.reviewResults : t.reviewOwn}<//>`}
        ${!closed && !rights.reads && html`<p class="soft">${t.reviewLater(round.lastDay)}</p>`}
      </div>
    </li>`;
}

/** Where a round stands today. */
export function RoundState({ round }) {
  const t = useWords();
  return html`<span class=${`band ${{ planned: 'band-1', open: 'band-0', closed: 'band-2' }[round.state]}`}>${t.in(round.stateName)}</span>`;
}
