import { html } from '/vendor/htm/standalone.module.js';
import { FigureTable } from './analysis-figures.js';
import { useWords } from './languages.js';
import { count, points } from './numbers.js';

/** Who sat and who does not count, by class or by paper: nobody is left out unseen. `of` are lines of a name and a group. */
export function Counted({ of, head, children }) {
  const t = useWords();
  return html`
    <section class="card">
      <h3>${t.analysisCounted}</h3>
      <${FigureTable} label=${t.analysisCounted} heads=${[head, ...t.analysisCounts, t.analysisTook]} rows=${of.map(({ key, name, group }) => (group.participation
        ? { key, name, cells: [...['sat', 'absent', 'deferred', 'cheated', 'excluded', 'notEntered'].map(each => (each === 'sat' ? `${group.participation.sat}/${group.participation.enrolled}` : count(group.participation[each]))), `${points(group.participationRate.percent)}%`] }
        : { key, name, cells: [], instead: t.in(group.withheld) || '' }))} />
      ${children}
    </section>`;
}

/** Why pupils do not count, as far as it was written down and in the classes that may be seen, and how many; nobody is named. */
export function NotCounted({ of, groups }) {
  const t = useWords();
  if (of.length === 0) return groups.some(({ participation: all }) => !all || all.deferred + all.cheated + all.excluded > 0) ? null : html`<p class="soft">${t.analysisNobody}</p>`;
  return html`
    <details class="as-table"><summary>${t.analysisReasons} <b>${of.reduce((sum, each) => sum + each.count, 0)}</b></summary>
      <ul class="analysis-problems">${of.map((each, at) => html`<li key=${at}><strong>${each.className} ${t.in(each.subjectName)}</strong> ${t.in(each.statusName)} <span class="soft">${each.reason ?? t.analysisNoReason}${each.count > 1 ? ` · ${t.analysisPeople(each.count)}` : ''}</span></li>`)}</ul>
    </details>`;
}

/** How the grade changed after the roster was frozen; results stay as the frozen roster has them. */
export function RosterChanges({ until, of }) {
  const t = useWords();
  return html`
    <h4>${t.analysisChanges}</h4>
    ${of.length === 0 ? html`<p class="soft">${t.analysisChangesNone(until)}</p>` : html`
      <ul class="analysis-problems">${of.map((each, at) => html`<li key=${at}><strong>${t.in(each.kindName)}</strong> ${[each.wasName, each.isName].filter(Boolean).join(' → ')} <span class="soft">${t.analysisPeople(each.count)}</span></li>`)}</ul>
      <p class="soft small">${t.analysisChangesText(until)}</p>`}`;
}

/** What is wrong with the data, and how often; it names no pupil. */
export function Problems({ problems, papers }) {
  const t = useWords();
  if (problems.length === 0) return null;
  const names = each => {
    const paper = papers.find(other => other.subject === each.subject);
    return [t.in(paper?.name), t.in(paper?.classes.find(of => of.class === each.class)?.name) || each.class].filter(Boolean).join(' ');
  };
  return html`
    <section class="card">
      <h3>${t.analysisProblems}</h3>
      <ul class="analysis-problems">${problems.map((each, at) => html`<li key=${at}><strong>${names(each)}</strong> ${t.in(each.message)} <span class="soft">${t.analysisTimes(each.count)}</span></li>`)}</ul>
    </section>`;
}
