import { html } from '/vendor/htm/standalone.module.js';
import './words/pace.js';
import { Fresh } from './address.js';
import { useAnswer } from './api.js';
import { useWords } from './languages.js';
import { Step } from './step.js';
import { Bar, State, effortOf } from './pace-norm.js';
import { Problem, Waiting } from './problems.js';

const Shown = 4;
const worst = { behind: 0, onPace: 1, ahead: 2, met: 3 };

/** How the norms stand at the week's end, in short: those that want something first. */
export function Norms({ address, term, data, base, mine }) {
  const t = useWords();
  const end = data.weeks.find(each => each.week === data.week).lastDay;
  const day = data.today >= term.firstDay && data.today < end ? data.today : end;
  const { data: pace, problem, again } = useAnswer(`${base}/pace/${encodeURIComponent(term.id)}/${encodeURIComponent(data.staff)}?day=${day}`);
  const norms = [...(pace?.norms ?? [])].sort((a, b) => worst[a.state] - worst[b.state]);
  const person = mine ? undefined : data.staff;
  if (problem?.status === 404) return null;
  return html`
    <article class="card week-norms">
      <header class="week-head"><h2>${mine ? t.weekNorms : t.weekNormsOf(data.name)}</h2> ${pace && html`<span class="soft small">${t.weekNormsMet(norms.filter(each => each.state === 'met').length, norms.length)}</span>`}</header>
      ${problem ? html`<${Problem} problem=${problem} onRetry=${again} />` : !pace ? html`<${Waiting} rows=${4} />`
        : norms.length === 0 ? html`<p class="soft">${t.noNormsOwed}</p>` : html`
        <ul class="pace-norms">
          ${norms.slice(0, Shown).map(norm => html`
            <li key=${norm.norm}>
              <span class="pace-title"><strong>${t.in(norm.title)}</strong></span>
              <${Bar} norm=${norm} />
              <${State} state=${norm.state} />
              <span class="pace-next">
                ${norm.state !== 'met' && html`<span>${effortOf(norm, t)}</span>`}
                <${Step} address=${address} to=${{ ...Fresh, view: 'sheets', person: data.staff, figure: `norms/${norm.norm}` }} label=${t.paceHowOf(data.name, t.in(norm.title))}>${t.paceHow}<//>
              </span>
            </li>`)}
        </ul>`}
      <div class="acts">
        <${Step} address=${address} to=${{ ...Fresh, view: 'pace', person, day }} class="act outline">${t.weekToPace}<//>
        <${Step} address=${address} to=${{ ...Fresh, view: 'sheets', person }} class="act outline">${mine ? t.weekToSheet : t.weekToSheetOf}<//>
      </div>
    </article>`;
}
