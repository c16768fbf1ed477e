import './words/exam-analysis.js';
import './words/exams.js';
import { html } from '/vendor/htm/standalone.module.js';
import { ClassPart } from './analysis-class.js';
import { codeOf } from './analysis-figures.js';
import { Overview } from './analysis-overview.js';
import { Reports } from './analysis-reports.js';
import { SubjectPart } from './analysis-subject.js';
import { useAnswer } from './api.js';
import { useWords } from './languages.js';
import { Step } from './step.js';
import { Problem, Waiting } from './problems.js';

/** The analysis of an exam, in three steps that the address holds: all its papers, one of them by class, one class with its pupils. */
export default function ExamAnalysis({ address, place, session, base, exam, sheets, sat }) {
  const t = useWords();
  const path = `${base}/exams/${encodeURIComponent(exam)}/analysis`;
  const { data, problem, again } = useAnswer(path);
  // Of a primary exam there is neither value added nor anything by teacher.
  const trend = useAnswer(address.subject && data ? `${path}/trend?span=year` : null);
  const added = useAnswer(data?.papers ? `${path}/value-added` : null);
  const before = added.data?.before;
  const teachers = useAnswer(added.data ? `${path}/teachers${before ? `?before=${encodeURIComponent(before)}` : ''}` : null);
  const tutoring = useAnswer(data?.papers ? `${path}/tutoring` : null);
  if (problem) return html`<${Crumbs} address=${address} /><${Problem} problem=${problem} onRetry=${problem.status === 404 ? undefined : again} />`;
  if (!data) return html`<${Waiting} rows=${10} />`;

  const papers = data.papers ?? data.levels;
  const paper = papers.find(each => codeOf(each) === address.subject);
  const group = paper?.classes.find(each => each.class === address.class);
  const missing = (address.subject && !paper) || (address.class && !group);
  const parts = { address, place, session, base, path, data, papers, paper, group, trend, added, teachers, tutoring, sheets, sat };
  return html`
    <${Crumbs} address=${address} data=${data} paper=${paper} group=${group} />
    <section class="analysis" aria-label=${t.analysisTitle(data.name)}>
      <header class="analysis-head">
        <h2>${t.analysisTitle(data.name)}</h2>
        <p class="soft">${[t.in(data.kindName), t.analysisGradeDay(data.grade, data.rosterDay), t.analysisPolicy(t.in(data.policy.title))].join(' · ')}</p>
        ${data.overrideReason && html`<p class="warn">${t.joined(t.examsOverride, data.overrideReason)}</p>`}
        ${papers.length > 0 && !missing && html`<${Reports} base=${base} data=${data} paper=${paper} group=${group} />`}
      </header>
      ${papers.length === 0 ? html`<div class="empty"><h2>${t.analysisNoSheets}</h2><p>${t.analysisNoSheetsText}</p></div>` : html`
        <${Subjects} address=${address} papers=${papers} />
        ${missing ? html`<${Problem} problem=${{ title: t.analysisNone, detail: t.analysisNoneText }} />`
          : group ? html`<${ClassPart} key=${`${address.subject}/${address.class}`} ...${parts} />`
          : paper ? html`<${SubjectPart} key=${address.subject} ...${parts} />`
          : html`<${Overview} ...${parts} />`}`}
    </section>`;
}

function Crumbs({ address, data, paper, group }) {
  const t = useWords();
  const steps = [
    [{ state: undefined, subject: undefined, class: undefined }, t.views.exams],
    data && [{ subject: undefined, class: undefined }, t.analysisTitle(data.name)],
    paper && [{ class: undefined }, t.in(paper.name)],
    group && [{}, t.in(group.name)],
  ].filter(Boolean);
  return html`
    <nav class="crumbs" aria-label=${t.crumbs}><ol>
      ${steps.map(([to, name], at) => html`<li key=${at} aria-current=${at === steps.length - 1 && at > 0 ? 'page' : undefined}>${at < steps.length - 1 || at === 0 ? html`<${Step} address=${address} to=${to}>${name}<//>` : name}</li>`)}
    </ol></nav>`;
}

// Who looks at a class sees the same class in the next subject, where there is one.
function Subjects({ address, papers }) {
  const t = useWords();
  const link = (subject, name, of) => html`
    <${Step} key=${subject ?? ''} class="quiet" address=${address} to=${{ subject, class: of?.classes.some(each => each.class === address.class) ? address.class : undefined }} aria-current=${address.subject === subject ? 'page' : undefined}>${name}<//>`;
  return html`
    <nav class="analysis-subjects" aria-label=${t.analysisSubjects}>
      ${link(undefined, t.analysisAll)}${papers.map(paper => link(codeOf(paper), t.in(paper.name), paper))}
    </nav>`;
}
