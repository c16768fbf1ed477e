import { html } from '/vendor/htm/standalone.module.js';
import './words/policies.js';
import { Adoptions } from './adoptions.js';
import { within } from './address.js';
import { useAnswer } from './api.js';
import { useWords } from './languages.js';
import { Policy } from './policy.js';
import { Problem, Waiting } from './problems.js';

/** The packs of a school: which there are, what became of each, and who decided to use which; one of them to look into. */
export default function Policies({ address, place, session }) {
  const t = useWords();
  const { school, terms, policies, policiesAgain } = place;
  const base = `/api/v1/schools/${encodeURIComponent(school.id)}`;
  const { data: adoptions, problem, again } = useAnswer(address.pack ? null : `${base}/policy-adoptions`);

  function changed() {
    policiesAgain();
    again();
  }

  if (address.pack) return html`<${Policy} key=${`${school.id} ${address.pack}`} base=${base} id=${address.pack} address=${address} place=${place} session=${session} onChanged=${changed} />`;
  if (!policies) return policies === null ? html`<${Problem} problem=${{ title: t.policyGone }} onRetry=${policiesAgain} />` : html`<${Waiting} rows=${7} />`;
  return html`
    <section aria-label=${t.views.policies}>
      <p class="lead soft">${t.policiesText}</p>
      <${List} address=${address} policies=${policies} terms=${terms} />
      <h2>${t.adoptions}</h2>
      <p class="soft">${t.adoptionsText}</p>
      <${Problem} problem=${problem} onRetry=${again} />
      ${!adoptions ? !problem && html`<${Waiting} rows=${3} />`
        : html`<${Adoptions} base=${base} adoptions=${adoptions} titles=${policies} terms=${terms} school=${school} session=${session} onChanged=${changed} />`}
    </section>`;
}

function List({ address, policies, terms }) {
  const t = useWords();
  const heads = [t.policy, t.policyState, t.policyExtends, t.policyTerms];
  const termOf = id => { const term = terms.find(each => each.id === id); return term ? t.termName(term) : id; };
  const titleOf = id => t.in(policies.find(each => each.id === id)?.title ?? id);
  return html`
    <div class="table-frame">
      <table class="cards policies" role="table">
        <thead role="rowgroup"><tr role="row">${heads.map(head => html`<th role="columnheader" scope="col" key=${head}>${head}</th>`)}</tr></thead>
        <tbody role="rowgroup">
          ${policies.map(each => html`
            <tr role="row" key=${each.id}>
              <th role="rowheader" scope="row" data-label=${heads[0]}><div>
                <a href=${address.href({ pack: each.id })} onClick=${within(() => address.go({ pack: each.id }))}>${each.title ? t.in(each.title) : t.policyUntitled}</a>
                <small class="soft"> <code>${each.id}</code> ${each.builtIn ? t.policyBuiltIn : t.policyOwn}</small>
              </div></th>
              <td role="cell" data-label=${heads[1]}><div><${State} state=${each.state} />${each.draft && each.state !== 'draft' && html` <small class="soft">${t.policyDraft(each.draft.problemCount)}</small>`}
                ${each.draft && each.state === 'draft' && each.draft.problemCount > 0 && html` <small class="bad">${t.draftProblems(each.draft.problemCount)}</small>`}</div></td>
              <td role="cell" data-label=${heads[2]}>${each.extends && html`<div>${titleOf(each.extends)} <small class="soft">${t.policyChanges(each.changes)}</small></div>`}</td>
              <td role="cell" data-label=${heads[3]}><div>${each.terms.length ? each.terms.map(id => html`<span class="pair" key=${id}>${termOf(id)}</span> `) : html`<span class="soft">${t.policyNoTerm}</span>`}</div></td>
            </tr>`)}
        </tbody>
      </table>
    </div>`;
}

const Bands = { draft: 'band-last', checked: 'band-1', later: 'band-1', adopted: 'band-0', superseded: 'band-2' };

/** What has become of a pack. */
export function State({ state }) {
  const t = useWords();
  return html`<span class=${`band ${Bands[state]}`}>${t.policyStates[state]}</span>`;
}
