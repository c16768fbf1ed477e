import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/pace.js';
import { Fresh } from './address.js';
import { useAnswer } from './api.js';
import { Download } from './downloads.js';
import { useWords } from './languages.js';
import { PaceDay } from './pace-day.js';
import { Step } from './step.js';
import { Bar, State, effortOf, missedOf, nextOf, unitOf } from './pace-norm.js';
import { Problem, Waiting } from './problems.js';

/** One person's norms by a day, in the pack's order. */
export function PersonPace({ address, place, base, staff, own, whole }) {
  const t = useWords();
  const [refusal, setRefusal] = useState(null);
  const query = new URLSearchParams({ ...(address.day && { day: address.day }), ...(place.policy && { policy: place.policy }) });
  const one = `${base}/${encodeURIComponent(staff)}`;
  const { data, problem, again } = useAnswer(`${one}?${query}`);
  const nobody = problem?.status === 404;
  return html`
    <${PaceDay} address=${address} term=${place.term} seen=${data} />
    ${whole && html`<p><${Step} address=${address} to=${{ person: undefined }}>← ${t.paceBack}<//></p>`}
    ${nobody ? html`<div class="empty"><h2>${own ? t.paceNotOwed : t.paceUnknown(staff)}</h2>${own && html`<p>${t.paceNotOwedText}</p>`}</div>`
      : problem ? html`<${Problem} problem=${problem} onRetry=${again} />`
      : !data ? html`<${Waiting} rows=${6} />` : html`
      <article class="card">
        <header class="own-head">
          <div>
            <h2>${data.name} <span class="soft">${data.staff}</span></h2>
            <p class="soft">${data.posts.map(post => t.in(post.name)).join(t.lang === 'zh' ? '、' : ', ')}</p>
          </div>
          <${Download} href=${`${one}.ics?${query}&lang=${t.lang}`} name=${`${place.school.id}-${place.term.id}-${staff}.ics`} label=${t.paceFile} onProblem=${setRefusal} />
        </header>
        <${Problem} problem=${refusal} />
        ${data.norms.length === 0 ? html`<p class="soft">${t.noNormsOwed}</p>` : html`<ul class="pace-norms">${data.norms.map(norm => html`<${Norm} key=${norm.norm} address=${address} norm=${norm} person=${data} />`)}</ul>`}
        <p class="soft small">${t.paceHelp}</p>
      </article>`}`;
}

function Norm({ address, norm, person }) {
  const t = useWords();
  const details = [missedOf(norm, t), norm.yearDue && norm.yearDue !== norm.due && t.paceYearDue(norm.yearTargetShown, unitOf(norm, t), norm.yearDue)].filter(Boolean);
  return html`
    <li>
      <span class="pace-title">
        <strong>${t.in(norm.title)}</strong> <small class="soft">${norm.number}</small>
        ${details.map(text => html`<br /><small class="soft">${text}</small>`)}
      </span>
      <${Bar} norm=${norm} />
      <${State} state=${norm.state} />
      <span class="pace-next">
        ${norm.state !== 'met' && html`<span>${effortOf(norm, t)}</span> <span class="soft">${nextOf(norm, t)} ${t.paceDue} ${norm.due}</span>`}
        <${Step} address=${address} to=${{ ...Fresh, view: 'sheets', person: person.staff, figure: `norms/${norm.norm}` }} label=${t.paceHowOf(person.name, t.in(norm.title))}>${t.paceHow}<//>
      </span>
    </li>`;
}
