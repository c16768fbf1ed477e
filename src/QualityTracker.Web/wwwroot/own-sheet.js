import { html, useEffect, useState } from '/vendor/htm/standalone.module.js';
import './words/explain.js';
import './words/sheets.js';
import { useAnswer } from './api.js';
import { Figure } from './figures.js';
import { useWords } from './languages.js';
import { points } from './numbers.js';
import { OwnFigures } from './own-figures.js';
import { unitOf } from './pace-norm.js';
import { Problem, Waiting } from './problems.js';

/** One person's term: total, band, points, each norm with what is still missing, and the sheet; every figure leads to how it was made. */
export function OwnSheet({ address, person, evaluation, sheet, standing, notes, pay, mine = true }) {
  const t = useWords();
  const lead = (figure, name, shown) => html`<${Figure} address=${address} person=${person.staff} figure=${figure} name=${name}>${shown}<//>`;
  const { data, problem, again } = useAnswer(evaluation);
  return html`
    <section class="own-sheet" aria-label=${t.views.sheets}>
      <article class="card">
        <header class="own-head">
          <div>
            <h2>${person.name} <span class="soft">${person.staff}</span></h2>
            <p class="soft">${person.posts.map(post => t.in(post.name)).join(t.lang === 'zh' ? '、' : ', ')}</p>
          </div>
          <a class="act" href=${sheet} target="_blank" rel="noopener" aria-label=${t.joined(mine ? t.openMySheet : t.theirSheet, t.openSheet(person.name))}>${mine ? t.openMySheet : t.theirSheet}</a>
        </header>
        ${standing && html`<${Where} key=${person.staff} address=${address} standing=${standing} staff=${person.staff} mine=${mine} />`}
        <dl class="glance of-four">
          <div><dt>${t.total}</dt><dd>${lead('total', `${t.total} ${points(person.total)}`, points(person.total))}</dd></div>
          <div><dt>${t.band}</dt><dd>${person.band ? html`<span class="band band-1">${lead('band', `${t.band} ${t.in(person.band.name)}`, t.in(person.band.name))}</span>` : '—'}${person.vetoed && html` <span class="band vetoed">${t.vetoed}</span>`}</dd></div>
          <div><dt>${t.normsTile}</dt><dd>${person.normsMet} <small>/ ${person.normsOwed}</small></dd></div>
          ${(data?.dimensions ?? []).filter(each => each.points !== null && each.points !== undefined).map(each => html`
            <div key=${each.id}><dt>${t.in(each.title)}</dt><dd>${lead(`dimensions/${each.id}`, `${t.in(each.title)} ${points(each.points)}`, points(each.points))} <small>${!each.isBonus && `/ ${Number(each.weight.toFixed(2))}`}</small></dd></div>`)}
        </dl>
        ${problem ? html`<${Problem} problem=${problem} onRetry=${again} />` : !data ? html`<${Waiting} rows=${4} />` : html`
          <${Norms} norms=${data.normsOwed} lead=${lead} />
          <${OwnFigures} address=${address} person=${person.staff} evaluation=${data} pay=${pay} />`}
        ${notes}
      </article>
    </section>`;
}

// Where the sheet is on its way is asked for once the sheet itself stands.
function Where(parts) {
  const [Line, setLine] = useState(null);
  useEffect(() => {
    let here = true;
    import('./own-whereabouts.js').then(module => here && setLine(() => module.Whereabouts), () => {});
    return () => { here = false; };
  }, []);
  return Line && html`<${Line} ...${parts} />`;
}

function Norms({ norms, lead }) {
  const t = useWords();
  if (norms.length === 0) return html`<p class="soft">${t.noNormsOwed}</p>`;
  return html`
    <h3>${t.ownNorms}</h3>
    <ul class="own-norms">
      ${norms.map(norm => html`
        <li key=${norm.norm}>
          <span class="own-norm">${lead(`norms/${norm.norm}`, t.in(norm.title), t.in(norm.title))}</span>
          <span class="norms-bar" aria-hidden="true"><span class=${norm.met ? 'full' : ''} style=${{ width: `${Math.min(100, norm.attainment)}%` }}></span></span>
          <span class="own-figures">${norm.actual} / ${norm.targetShown} <span class="soft">${unitOf(norm, t)}</span></span>
          <span class=${`band ${norm.met ? 'band-0' : 'band-last'}`}>${norm.met ? t.met : t.missing(norm.shortBy)}</span>
        </li>`)}
    </ul>`;
}
