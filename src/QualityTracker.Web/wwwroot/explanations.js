import { html, useEffect, useRef } from '/vendor/htm/standalone.module.js';
import './words/explain.js';
import { Fresh, within } from './address.js';
import { useAnswer } from './api.js';
import { above } from './figures.js';
import { useWords } from './languages.js';
import { Nouns } from './nouns.js';
import { Problem, Waiting } from './problems.js';
import { may } from './roles.js';
import { useSession } from './session.js';
import { Step } from './step.js';

/** How a figure was made (这个数是怎么来的): clause, sum, parameters, the records counted and those not, and what it was made from. */
export function HowMade({ address, evaluation, pack, person, name }) {
  const t = useWords();
  const { figure } = address;
  const query = new URLSearchParams(pack);
  query.set('figure', figure);
  const { data, problem, again } = useAnswer(`${evaluation}/explanation?${query}`);
  const head = useRef(null);

  // Whoever comes by keyboard or listens begins at the heading of what was opened.
  useEffect(() => { if (data) head.current?.focus({ preventScroll: false }); }, [data?.figure]);

  return html`
    <section class="how-made" aria-label=${t.howMade}>
      <${Crumbs} address=${address} person=${person} name=${name} figure=${figure} here=${data && t.in(data.title)} />
      ${problem ? html`<${Problem} problem=${{ ...problem, title: t.joined(t.explainFailed, problem.title) }} onRetry=${again} />`
        : !data ? html`<${Waiting} rows=${7} />` : html`
        <article class="card">
          <header class="how-head">
            <p class="soft small">${t.howMade}</p>
            <h2 tabindex="-1" ref=${head}>${t.in(data.title)}</h2>
            <${Value} of=${data} large />
          </header>
          <${Body} of=${data} address=${address} person=${person} level=${3} />
        </article>`}
    </section>`;
}

function Crumbs({ address, person, name, figure, here }) {
  const t = useWords();
  const steps = [
    { step: { person: undefined, figure: undefined }, name: t.backToList },
    ...(name ? [{ step: { person, figure: undefined }, name }] : []),
    ...above(figure, t).map(each => ({ step: { person, figure: each.figure }, name: each.name })),
  ];
  return html`
    <nav class="crumbs" aria-label=${t.crumbs}><ol>
      ${steps.map(each => html`<li key=${each.name}><a href=${address.href(each.step)} onClick=${within(() => address.go(each.step))}>${each.name}</a></li>`)}
      <li aria-current="page">${here ?? figure}</li>
    </ol></nav>`;
}

// As the sheet shows it, and exactly where that says more.
function Value({ of, large = false }) {
  const t = useWords();
  if (!of.shown) return large ? null : html`<span class="soft">—</span>`;
  const exact = of.exact && of.exact !== String(Number(t.in(of.shown))) && of.exact !== t.in(of.shown);
  return html`
    <span class=${large ? 'how-value' : 'how-small'}><b>${t.in(of.shown)}</b>${of.unit && html` <small>${t.in(of.unit)}</small>`}
      ${large && exact && html` <small class="soft">${t.exactly} ${of.exact}</small>`}</span>`;
}

function Body({ of, address, person, level }) {
  const t = useWords();
  return html`
    <${Clause} of=${of} />
    ${of.arithmetic.length > 0 && html`
      <${Title} level=${level}>${t.sumTitle}<//>
      <ol class="sums-written">
        ${of.arithmetic.map(step => html`<li key=${step.id}><span class="soft">${t.in(step.formula)}</span><br /><span class="sum-written">${step.sum}</span></li>`)}
      </ol>`}
    ${of.parameters.length > 0 && html`
      <${Title} level=${level}>${t.parametersTitle}<//>
      <ul class="parameters">
        ${of.parameters.map(each => html`
          <li key=${each.name}>${t.in(each.title)} <b>${t.yesNo[each.value] ?? each.value}</b> <span class=${`band ${each.adopted ? 'band-0' : ''}`}>${each.adopted ? t.adoptedValue : t.defaultValue}</span>
            ${each.schoolDecides && html` <span class="soft small">${t.schoolDecides}</span>`}</li>`)}
      </ul>`}
    ${of.notes.length > 0 && html`
      <${Title} level=${level}>${t.notesTitle}<//>
      <ul class="notes-written">${of.notes.map((note, at) => html`<li key=${at}>${t.in(note)}</li>`)}</ul>`}
    <${Records} address=${address} title=${t.countedTitle(of.counted.length)} records=${of.counted} open=${level === 3} />
    <${Records} address=${address} title=${t.notCountedTitle(of.notCounted.length)} records=${of.notCounted} />
    ${of.parts.length > 0 && html`
      <${Title} level=${level}>${t.partsTitle}<//>
      <ul class="made-from">
        ${of.parts.map(part => html`<li key=${part.figure}><${Part} of=${part} address=${address} person=${person} level=${Math.min(level + 1, 6)} /></li>`)}
      </ul>`}`;
}

const Title = ({ level, children }) => html`<${`h${level}`} class="how-title">${children}<//>`;

function Clause({ of }) {
  const t = useWords();
  if (!of.clause && !of.rule) return null;
  return html`
    <p class="clause">
      ${of.clause && html`<span class="chip"><span class="unseen">${t.clauseChip} </span>${of.clause.id} · ${of.clause.number}</span> ${of.clause.title && t.in(of.clause.title)}
        <span class="soft small">${t.in(of.clause.document)}</span>`}
      ${of.rule && html` <span class="soft small">${t.ofPack} <code>${of.rule}</code></span>`}
    </p>`;
}

// What a figure was made from opens in its place; what is only told in short leads to where the whole of it is.
function Part({ of, address, person, level }) {
  const t = useWords();
  const step = { person, figure: of.figure };
  const link = (label, name) => html`<a href=${address.href(step)} aria-label=${name} onClick=${within(() => address.go(step))}>${label}</a>`;
  if (of.inShort) return html`<div class="in-short">${link(t.in(of.title))} <${Value} of=${of} /></div>`;
  return html`
    <details class="part">
      <summary><span class="part-name">${t.in(of.title)}</span> <${Value} of=${of} /></summary>
      <div class="part-body"><p class="small">${link(t.openAlone, t.joined(t.openAlone, t.in(of.title)))}</p><${Body} of=${of} address=${address} person=${person} level=${level} /></div>
    </details>`;
}

function Records({ address, title, records, open = false }) {
  const t = useWords();
  const { view } = useSession();
  if (records.length === 0) return null;
  const left = records.some(each => each.reason);
  // Who keeps the records is led to each of them; others are told which it is.
  const opens = Boolean(view) && may(view, 'records', address.school);
  const named = each => html`${t.recordKinds[each.kind]} <code>${each.id}</code>`;
  const which = each => (opens && Nouns[each.kind] ? html`<${Step} address=${address} to=${{ ...Fresh, policy: undefined, view: 'records', noun: Nouns[each.kind], record: each.id }}>${named(each)}<//>` : named(each));
  return html`
    <details class="records" open=${open}>
      <summary>${title}</summary>
      <div class="table-frame">
        <table class="cards" role="table" aria-label=${title}>
          <thead role="rowgroup"><tr role="row">
            <th role="columnheader" scope="col">${t.recordDate}</th><th role="columnheader" scope="col">${t.recordWhat}</th>
            <th role="columnheader" scope="col" class="figure-head">${t.recordAmount}</th>${left && html`<th role="columnheader" scope="col">${t.recordWhy}</th>`}
          </tr></thead>
          <tbody role="rowgroup">
            ${records.map(each => html`
              <tr role="row" key=${each.id}>
                <td role="cell" class="record-date" data-label=${t.recordDate}><div>${each.date}</div></td>
                <th role="rowheader" scope="row" class="record-what"><div>${t.in(each.label)}<br /><small class="soft">${which(each)}</small></div></th>
                <td role="cell" class="record-amount" data-label=${t.recordAmount}><div>${each.amount}</div></td>
                ${left && html`<td role="cell" data-label=${t.recordWhy}><div>${t.in(each.reason)}</div></td>`}
              </tr>`)}
          </tbody>
        </table>
      </div>
    </details>`;
}
