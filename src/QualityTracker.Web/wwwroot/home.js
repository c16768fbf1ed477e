import { html } from '/vendor/htm/standalone.module.js';
import './words/pace.js';
import { Fresh, within } from './address.js';
import { useAnswer } from './api.js';
import { HomeNorms } from './home-norms.js';
import { useWords } from './languages.js';
import { count } from './numbers.js';
import { unitOf } from './pace-norm.js';
import { Problem, Waiting } from './problems.js';
import { SheetsWaiting } from './sheets-waiting.js';
import { viewOf } from './views.js';
import { may } from './roles.js';
import './words/home.js';

const Behind = 6;

/** The school at a glance: where the norms stand, who is behind, what waits, and by which packs. Every figure leads to its section. */
export default function Home({ address, place, session }) {
  const t = useWords();
  const { school, term, terms, policies } = place;
  const base = `/api/v1/schools/${encodeURIComponent(school.id)}`;
  const of = noun => `${base}/${noun}/${encodeURIComponent(term.id)}`;
  const day = address.day ? `&day=${encodeURIComponent(address.day)}` : '';
  const pace = useAnswer(`${of('pace')}?state=behind&limit=${Behind}${day}`);
  const sheets = useAnswer(of('evaluations'));
  const flags = useAnswer(of('integrity-flags'));
  const scores = useAnswer(of('score-sheets'));
  const adoptions = useAnswer(`${base}/policy-adoptions`);
  const parts = { address, session, school };

  return html`
    <section class="home" aria-label=${t.views.home}>
      <p class="soft">${pace.data ? t.homeDay(pace.data.day, pace.data.weeksElapsed, pace.data.weeks) : '\u00a0'}</p>
      <${SheetsWaiting} address=${address} base=${base} approves=${may(session, 'approveSettlements', school.id)} cases=${may(session, 'conduct', school.id)} handIns=${may(session, 'handIn', school.id)} term=${may(session, 'ledger', school.id) && term.id} />
      <dl class="glance home-glance">
        <${Tile} ...${parts} view="pace" name=${t.homeBehind} answer=${pace} figure=${data => count(data.counts.behind)} bad=${data => data.counts.behind > 0} />
        <${Tile} ...${parts} view="sheets" name=${t.homePeople} answer=${sheets} figure=${data => count(data.people.length)} />
        <${Tile} ...${parts} view="flags" name=${t.homeFlags} answer=${flags} figure=${data => count(data.total)} />
        <${Tile} ...${parts} view="exams" name=${t.homeMissing} answer=${scores} figure=${data => html`${count(data.missingSheets)} <small>/ ${count(data.sheets)}</small>`} bad=${data => data.missingSheets > 0} />
      </dl>
      <div class="home-parts">
        <article class="card home-wide">
          <h2>${t.homeNorms}</h2>
          ${pace.problem ? html`<${Problem} problem=${pace.problem} onRetry=${pace.again} />` : !pace.data ? html`<${Waiting} rows=${6} />` : html`<${HomeNorms} norms=${pace.data.byNorm} />`}
        </article>
        <article class="card">
          <h2>${t.homeWho}</h2>
          <${Who} ...${parts} pace=${pace} day=${address.day} />
        </article>
        <article class="card">
          <h2>${t.homeNext}</h2>
          <${Steps} ...${parts} first=${sheets.data?.people[0]?.staff} />
        </article>
        <article class="card home-wide">
          <h2>${t.homePacks}</h2>
          <${Packs} ...${parts} adoptions=${adoptions} policies=${policies} terms=${terms} />
        </article>
      </div>
    </section>`;
}

function Link({ address, to, children, className, name }) {
  const step = { ...Fresh, policy: undefined, ...to };
  return html`<a class=${className} aria-label=${name} href=${address.href(step)} onClick=${within(() => address.go(step))}>${children}</a>`;
}

function Tile({ address, session, school, view, name, answer, figure, bad }) {
  const { data, problem } = answer;
  // As high as what will stand there.
  const shown = data ? figure(data) : html`${problem ? '—' : '…'} <small>\u00a0</small>`;
  return html`
    <div class=${data && bad?.(data) ? 'glance-bad' : ''} title=${problem?.title}>
      <dt>${name}</dt>
      <dd>${data && may(session, view, school.id) ? html`<${Link} address=${address} to=${{ view }} className="figure-link">${shown}<//>` : shown}</dd>
    </div>`;
}

function Who({ address, pace, day }) {
  const t = useWords();
  if (pace.problem) return html`<p class="soft">${pace.problem.title}</p>`;
  if (!pace.data) return html`<${Waiting} rows=${5} />`;
  if (pace.data.items.length === 0) return html`<p>${t.paceNobodyBehind}</p><p class="soft">${t.paceNobodyBehindText}</p>`;
  return html`
    <ul class="home-list">
      ${pace.data.items.map(({ staff, name, norm }) => html`
        <li key=${`${staff}|${norm.norm}`}>
          <span>${staff ? html`<${Link} address=${address} to=${{ view: 'pace', person: staff, day }}>${name}<//>` : t.paceOfSchool} <small class="soft">${staff}</small></span>
          <span class="soft">${t.in(norm.title)}</span>
          <b>${t.paceFigures(norm.actual, norm.targetShown, unitOf(norm, t))}</b>
        </li>`)}
    </ul>
    <${Link} address=${address} to=${{ view: 'pace', day }}>${t.homeAllBehind(count(pace.data.counts.behind))}<//>`;
}

function Steps({ address, session, school, first }) {
  const t = useWords();
  const steps = [
    first && { to: { view: 'sheets', person: first }, text: t.homeOneByOne, hint: t.homeOneByOneText },
    ...['pay', 'what-if', 'policies', 'hours', 'tutoring', 'print'].map(view => ({ to: { view }, text: t.views[view], hint: t.homeSteps[view] })),
  ];
  return html`
    <ul class="home-list home-steps">
      ${steps.filter(step => step && viewOf(step.to.view) && may(session, step.to.view, school.id)).map(({ to, text, hint }) => html`
        <li key=${text}><${Link} address=${address} to=${to}>${text}<//><span class="soft">${hint}</span></li>`)}
    </ul>`;
}

function Packs({ address, adoptions, policies, terms }) {
  const t = useWords();
  const titleOf = id => t.in(policies?.find(each => each.id === id)?.title ?? id);
  const termOf = id => { const term = terms.find(each => each.id === id); return term ? t.termName(term) : id; };
  const decided = (adoptions.data ?? []).filter(each => each.standing !== 'undone');
  const own = terms.filter(term => term.policy && !policies?.some(each => each.terms.includes(term.id) && each.id !== term.policy));
  if (adoptions.problem) return html`<${Problem} problem=${adoptions.problem} onRetry=${adoptions.again} />`;
  if (!adoptions.data) return html`<${Waiting} rows=${2} />`;
  const heads = [t.policy, t.homeFrom, t.homeDecision, t.homeBy];
  return html`
    ${decided.length === 0 ? html`<p>${t.homeNoDecision}</p>` : html`
      <div class="table-frame"><table class="cards" role="table">
        <thead role="rowgroup"><tr role="row">${heads.map(head => html`<th key=${head} role="columnheader" scope="col">${head}</th>`)}</tr></thead>
        <tbody role="rowgroup">${decided.map(({ record, standing }) => html`
          <tr role="row" key=${record.id}>
            <th role="rowheader" scope="row"><${Link} address=${address} to=${{ view: 'policies', pack: record.pack }}>${titleOf(record.pack)}<//> <span class=${`band ${standing === 'inForce' ? 'band-0' : 'band-2'}`}>${t.adoptionStates[standing]}</span></th>
            <td role="cell" data-label=${heads[1]}><div>${termOf(record.fromTerm)}</div></td>
            <td role="cell" data-label=${heads[2]}><div>${record.decision}</div></td>
            <td role="cell" data-label=${heads[3]}><div>${record.decidedBy} <small class="soft">${record.decidedOn}</small></div></td>
          </tr>`)}</tbody>
      </table></div>`}
    ${own.length > 0 && html`<ul class="home-list">${own.map(term => html`<li key=${term.id}><span>${t.termName(term)}</span><${Link} address=${address} to=${{ view: 'policies', pack: term.policy }}>${titleOf(term.policy)}<//></li>`)}</ul>`}`;
}
