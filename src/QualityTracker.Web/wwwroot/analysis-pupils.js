import { html, useState } from '/vendor/htm/standalone.module.js';
import { Frame, ratio } from './analysis-figures.js';
import { PupilPlans } from './analysis-plans.js';
import { useAnswer } from './api.js';
import { Download } from './downloads.js';
import { useWords } from './languages.js';
import { count, points } from './numbers.js';
import { Step } from './step.js';
import { Problem, Waiting } from './problems.js';
import { may } from './roles.js';
import { useUnsettled } from './unsettled.js';
import { holds } from './views.js';

/** The pupils of a class in a paper for who may see them: whom to teach again what, who is near a line, everybody; and from them to tutoring plans. */
export function ClassPupils({ path, group, paper, ...parts }) {
  const t = useWords();
  const query = new URLSearchParams({ class: group.class, ...(paper.subject && { subject: paper.subject }) });
  const { data, problem, again } = useAnswer(`${path}/pupils?${query}`);
  return html`
    <section class="card analysis-pupils">
      <h3>${t.analysisPupils}</h3>
      ${problem ? html`<${Problem} problem=${problem} onRetry=${again} />` : !data ? html`<${Waiting} rows=${6} />`
        : html`<${Pupils} ...${parts} pupils=${data} group=${group} paper=${paper} />`}
    </section>`;
}

function Pupils({ address, place, session, base, data, pupils, group, paper, sheets, sat }) {
  const t = useWords();
  const rows = rowsOf(pupils, t);
  const lists = { reteach: rows.filter(each => each.kind || each.missed.length > 0), line: rows.filter(each => each.lines.length > 0), all: rows };
  const offered = Object.keys(lists).filter(each => (each === 'reteach' ? !paper.isTotal : each === 'line' ? pupils.scores : true));
  const filter = offered.includes(address.filter) ? address.filter : offered[0];
  const shown = lists[filter];
  const [chosen, setChosen] = useState([]);
  const [problem, setProblem] = useState(null);
  // Whoever has no tutoring to see has none to plan either.
  const board = useAnswer(paper.isTotal ? null : `${base}/tutoring-boards/${encodeURIComponent(place.term.id)}`);
  const unsettled = useUnsettled('tutoring-plans', board.data, board.again);
  const plans = new Set([...(board.data?.items.map(each => each.plan) ?? []), ...unsettled.filter(each => !each.voids)].map(each => each.record).filter(each => each.subject === paper.subject).map(each => each.pupil));
  // A slip has every paper: it is given by the school's office and the homeroom teacher, who sees each sheet of the class.
  const slips = may(session, 'wholeSlips', place.school.id)
    || (holds(session, ['homeroomTeacher'], place.school.id) && sat !== undefined && sheets.filter(each => each.class === group.class).length === sat.length);
  const choosing = Boolean(board.data?.mayCreate);
  const turn = pupil => setChosen(chosen.includes(pupil) ? chosen.filter(each => each !== pupil) : [...chosen, pupil]);
  const all = shown.every(each => chosen.includes(each.pupil));
  const items = pupils.scores?.reteach?.items ?? pupils.levels?.reteach?.items ?? [];
  return html`
    <p class="soft small">${t.analysisPupilsText}</p>
    <div class="plot-choice" role="group" aria-label=${t.analysisShow}>
      ${offered.map(each => html`<button type="button" key=${each} class="quiet" aria-pressed=${each === filter ? 'true' : 'false'} onClick=${() => address.go({ filter: each === offered[0] ? undefined : each }, { replace: true })}>${t.analysisPupilFilters[each]} <b>${count(lists[each].length)}</b></button>`)}
    </div>
    ${filter === 'reteach' && (items.length === 0 ? html`<p class="soft small">${t.analysisNoItems(!pupils.scores)}</p>` : html`
      <h4>${t.analysisReteachItems}</h4>
      <ul class="reteach-items">${items.map(each => html`<li key=${each.label}><strong>${[each.label, each.topic].filter(Boolean).join(' ')}</strong> <span class="soft">${t.analysisReteachItem(each.difficulty === undefined ? undefined : ratio(each.difficulty), each.pupils.length)}</span></li>`)}</ul>`)}
    ${shown.length === 0 ? html`<p>${t.analysisNobodyHere}</p>` : html`
      ${choosing && html`<label class="choose-all"><input type="checkbox" checked=${all} onChange=${() => setChosen(all ? chosen.filter(each => !shown.some(other => other.pupil === each)) : [...new Set([...chosen, ...shown.map(each => each.pupil)])])} /> ${t.analysisChooseAll}</label>`}
      <${Problem} problem=${problem} />
      <${PupilTable} slips=${slips && `${base}/exams/${encodeURIComponent(data.exam)}/slips`} onProblem=${setProblem} rows=${shown} isLevels=${!pupils.scores} filter=${filter} chosen=${choosing && chosen} onTurn=${turn} plans=${plans} />`}
    ${choosing && html`<${PupilPlans} ...${{ address, place, session, base, data, group, paper, sheets }} board=${board} chosen=${rows.filter(each => chosen.includes(each.pupil))} items=${items} onDone=${() => setChosen([])} />`}
    ${pupils.notCounted.length > 0 && html`
      <h4>${t.analysisCounted}</h4>
      <ul class="analysis-problems">${pupils.notCounted.map(each => html`<li key=${`${each.pupil}/${each.subject}`}><strong>${each.name}</strong> ${t.in(each.statusName)} <span class="soft">${each.reason ?? t.analysisNoReason}</span></li>`)}</ul>`}
    ${pupils.problems.length > 0 && html`
      <h4>${t.analysisProblems}</h4>
      <ul class="analysis-problems">${pupils.problems.map((each, at) => html`<li key=${at}><strong>${each.name}</strong> ${t.in(each.message)}</li>`)}</ul>`}
    ${plans.size > 0 && html`<p><${Step} address=${address} to=${{ view: 'tutoring', state: undefined, exam: undefined, class: undefined, subject: undefined, filter: undefined, q: t.in(group.name) }}>${t.analysisToPlans}<//></p>`}`;
}

function PupilTable({ slips, onProblem, rows, isLevels, filter, chosen, onTurn, plans }) {
  const t = useWords();
  const heads = [t.analysisPupil, ...(isLevels ? [t.analysisLevel] : [t.analysisScore, t.analysisPupilT, t.analysisLevel, ...(filter === 'all' ? [t.analysisScaled] : [])]), t.analysisWhy];
  return html`
    <${Frame} label=${t.analysisPupils}><table class="cards figures-table pupils-table" role="table" aria-label=${t.analysisPupils}>
      <thead role="rowgroup"><tr role="row">${heads.map((head, at) => html`<th key=${at} role="columnheader" scope="col" class=${at > 0 && at < heads.length - 1 ? 'number' : ''}>${head}</th>`)}</tr></thead>
      <tbody role="rowgroup">${rows.map(each => html`
        <tr role="row" key=${each.pupil}>
          <th role="rowheader" scope="row"><label>${chosen && html`<input type="checkbox" aria-label=${t.analysisChoose(each.name)} checked=${chosen.includes(each.pupil)} onChange=${() => onTurn(each.pupil)} />`}<span>${each.name} <small class="soft">${each.pupil}</small></span></label></th>
          ${!isLevels && html`<td role="cell" class="number" data-label=${t.analysisScore}><span>${each.score ?? (t.in(each.statusName) || '—')}</span></td><td role="cell" class="number" data-label=${t.analysisPupilT}><span>${points(each.t)}</span></td>`}
          <td role="cell" class="number" data-label=${t.analysisLevel}><span>${each.level ?? ((isLevels && t.in(each.statusName)) || '—')}</span></td>
          ${!isLevels && filter === 'all' && html`<td role="cell" class="number" data-label=${t.analysisScaled}><span>${each.scaled ?? '—'}</span></td>`}
          <td role="cell" class="pupil-why" data-label=${t.analysisWhy}><span>${[each.kindName, ...each.lines, each.missed.length > 0 && t.joined(t.analysisMissed, each.missed.join(t.lang === 'zh' ? '、' : ', '))].filter(Boolean).join(t.lang === 'zh' ? '；' : '; ')} ${plans.has(each.pupil) && html`<span class="band band-0">${t.analysisHasPlan}</span>`}${slips && filter === 'all' && each.status === 'sat' && html`<${Download} look="quiet" href=${`${slips}/${encodeURIComponent(each.pupil)}.pdf`} name=${`${each.pupil}.pdf`} label=${html`<span class="unseen">${each.name} </span>${t.analysisSlip}`} onProblem=${onProblem} />`}</span></td>
        </tr>`)}</tbody>
    </table><//>`;
}

// Everybody once, with why they are on the lists. Of a primary class whoever is on the list is at the last level.
function rowsOf({ scores, levels }, t) {
  const of = scores ?? levels;
  const kinds = new Map(of.reteach?.pupils.map(each => [each.pupil, each]));
  return of.pupils.map(each => {
    const again = kinds.get(each.pupil);
    const missed = of.reteach?.items.filter(item => item.pupils.includes(each.pupil)).map(item => item.topic ?? item.label) ?? [];
    return {
      ...each, missed, kind: again && (again.kind ?? 'struggling'), kindName: again && (t.in(again.kindName) || t.tutoringKinds.struggling),
      lines: scores?.borderline.filter(other => other.pupil === each.pupil).map(other => t.analysisAtLine(t.in(other.lineName), other.distance)) ?? [],
    };
  });
}
