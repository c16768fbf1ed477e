import { html, useState } from '/vendor/htm/standalone.module.js';
import { Fresh } from './address.js';
import { useAnswer } from './api.js';
import { Download } from './downloads.js';
import { Closing } from './exam-closing.js';
import { ExamPlan } from './exam-plan.js';
import { useWords } from './languages.js';
import { View } from './loading.js';
import { count } from './numbers.js';
import { Problem, Waiting } from './problems.js';
import { may } from './roles.js';
import { SheetCheck } from './score-check.js';
import { ScoreSheet } from './score-sheet.js';
import { Step } from './step.js';
import './words/exams.js';

// Comes with its styles when it is first opened.
const Analysis = { id: 'exam-analysis', css: true, load: () => import('./exam-analysis.js') };

/** The exams of a term: roster, participation, which score sheets are missing; and a sheet to enter for who may. */
export default function Exams({ address, place, session }) {
  const t = useWords();
  const { school, term } = place;
  const base = `/api/v1/schools/${encodeURIComponent(school.id)}`;
  const { data, problem, again } = useAnswer(`${base}/score-sheets/${encodeURIComponent(term.id)}`);
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${9} />`;

  const exam = data.exams.find(each => each.id === address.exam);
  if (address.exam && address.state === 'analysis') {
    return html`<${View} key=${address.exam} view=${Analysis} address=${address} place=${place} session=${session} base=${base} exam=${address.exam} sheets=${exam?.sheets} sat=${exam?.papers} />`;
  }

  const plans = may(session, 'planExams', school.id);
  if (plans && address.record === 'new') return html`<${ExamPlan} address=${address} base=${base} place=${place} exams=${data.exams} onSaved=${again} />`;

  const sheet = exam?.sheets.find(each => each.class === address.class && each.subject === address.subject);
  if (address.exam && address.class) {
    if (!sheet) return html`<${Crumbs} address=${address} /><${Problem} problem=${{ title: t.examsNoSheet, detail: t.examsNoSheetText }} />`;
    const own = `${base}/exams/${encodeURIComponent(exam.id)}`;
    if (address.state === 'check') return html`<${Crumbs} address=${address} exam=${exam} sheet=${sheet} /><${SheetCheck} address=${address} base=${own} exam=${exam} sheet=${sheet} />`;
    return html`
      <${Crumbs} address=${address} exam=${exam} sheet=${sheet} />
      <${ScoreSheet} key=${`${exam.id}/${sheet.subject}/${sheet.class}`} address=${address} base=${own} exam=${exam} sheet=${sheet} onSaved=${again} />`;
  }

  if (data.exams.length === 0) {
    return html`
      <div class="empty">
        <h2>${t.examsNone}</h2><p>${plans ? t.examsNoneText : t.examsNoneOwn}</p>
        ${plans && html`<${Step} address=${address} to=${{ record: 'new' }} class="act">${t.examsPlan}<//>`}
      </div>`;
  }

  const shown = address.filter === 'missing' ? data.exams.filter(each => each.missingSheets > 0) : data.exams;
  const choose = filter => address.go({ filter }, { replace: true });
  return html`
    <section class="exams" aria-label=${t.views.exams}>
      <div class="exam-tools"><div class="exam-filter" role="group" aria-label=${t.examsShow}>
        <button type="button" class="quiet" aria-pressed=${address.filter === 'missing' ? 'false' : 'true'} onClick=${() => choose(undefined)}>${t.examsAll} <b>${count(data.exams.length)}</b></button>
        <button type="button" class="quiet" aria-pressed=${address.filter === 'missing' ? 'true' : 'false'} onClick=${() => choose('missing')}>${t.examsMissing} <b>${count(data.missingSheets)}</b></button>
      </div>${plans && html`<${Step} address=${address} to=${{ record: 'new' }} class="act">＋ ${t.examsPlan}<//>`}</div>
      ${shown.length === 0 ? html`<div class="empty"><h2>${t.examsWhole}</h2><p>${t.examsWholeText(count(data.sheets))}</p></div>`
        : shown.map(each => html`<${Exam} key=${each.id} address=${address} base=${base} closes=${may(session, 'closeExams', school.id)} changes=${plans && may(session, 'records', school.id)} again=${again} exam=${each} onlyMissing=${address.filter === 'missing'} open=${each.id === address.exam || each.missingSheets > 0} />`)}
    </section>`;
}

function Crumbs({ address, exam, sheet }) {
  const t = useWords();
  const up = { class: undefined, subject: undefined, state: undefined };
  return html`
    <nav class="crumbs" aria-label=${t.crumbs}><ol>
      <li><${Step} address=${address} to=${up}>${t.views.exams}<//></li>
      ${sheet && html`<li aria-current="page">${exam.name} · ${sheet.className} · ${t.in(sheet.subjectName)}</li>`}
    </ol></nav>`;
}

function Exam({ address, base, exam, closes, changes, again, onlyMissing, open }) {
  const t = useWords();
  const [problem, setProblem] = useState(null);
  const heads = [t.examsSubject, t.examsEnrolled, ...t.examsCounts, t.examsNotEntered];
  const figures = of => [of.enrolled, of.sat, of.absent, of.deferred, of.cheated, of.excluded, of.notEntered];
  // Of who teaches some of the papers it is those: of the others they see neither sheets nor figures.
  const papers = exam.papers.filter(paper => exam.sheets.some(each => each.subject === paper.subject));
  const sheets = onlyMissing ? exam.sheets.filter(each => each.participation.isMissing) : exam.sheets;
  return html`
    <details class="card exam" open=${open}>
      <summary class="exam-head">
        <h2>${exam.name}</h2>
        <span class="soft">${t.examsLine(t.in(exam.kindName), exam.grade, exam.rosterDay, count(exam.pupils))}</span>
        <span class=${`band ${exam.missingSheets > 0 ? 'band-last' : 'band-0'}`}>${exam.missingSheets > 0 ? t.examsStill(count(exam.missingSheets)) : t.examsDone}</span>
      </summary>
      ${exam.overrideReason && html`<p class="warn">${t.joined(t.examsOverride, exam.overrideReason)}</p>`}
      <div class="acts">
        <${Step} address=${address} to=${{ exam: exam.id, state: 'analysis' }} class="act outline" label=${t.examsAnalysisOf(exam.name)}>${t.examsAnalysis}<//>
        ${exam.state !== 'open' && html`<span class="band band-1">${t.in(exam.stateName)}</span>`}
        ${exam.state === 'open' && exam.sheets.length > 0 && html`<${Download} href=${`${base}/exams/${encodeURIComponent(exam.id)}/scores.xlsx?lang=${t.lang}`} name=${t.examsTemplateName(exam.name)} label=${t.examsTemplate} look="quiet" onProblem=${setProblem} />`}
        ${changes && html`<${Step} address=${address} to=${{ ...Fresh, view: 'records', noun: 'exams', record: exam.id }} class="quiet" label=${t.examsChangeOf(exam.name)}>${t.examsChange}<//>`}
        ${closes && html`<${Closing} base=${base} exam=${exam} onDone=${again} />`}
      </div>
      <${Problem} problem=${problem} />
      <h3>${t.examsSheets}</h3>
      <ul class="sheet-list">
        ${sheets.map(each => html`
          <li key=${`${each.class}/${each.subject}`}>
            <${Step} address=${address} to=${{ exam: exam.id, class: each.class, subject: each.subject }} class=${`sheet-link ${each.participation.isMissing ? 'missing' : ''}`}>
              <b>${each.className} ${t.in(each.subjectName)}</b>
              <small>${each.teachers.map(person => person.name).join(t.lang === 'zh' ? '、' : ', ') || '—'}</small>
              <span class=${`band ${each.participation.isMissing ? 'band-last' : 'band-0'}`}>${each.participation.isMissing ? t.examsEntered(each.participation.enrolled - each.participation.notEntered, each.participation.enrolled) : t.examsSheetDone}</span>
            <//>
          </li>`)}
      </ul>
      <h3>${t.examsParticipation}</h3>
      <div class="table-frame"><table class="cards" role="table">
        <thead role="rowgroup"><tr role="row">${heads.map((head, at) => html`<th key=${head} role="columnheader" scope="col" class=${at > 0 ? 'number' : ''}>${head}</th>`)}</tr></thead>
        <tbody role="rowgroup">${papers.map(paper => html`
          <tr role="row" key=${paper.subject}>
            <th role="rowheader" scope="row">${t.in(paper.name)} <small class="soft">${t.examsFullMark(paper.fullMark)}</small></th>
            ${figures(paper.participation).map((figure, at) => html`<td key=${at} role="cell" class="number" data-label=${heads[at + 1]}><span>${count(figure)}</span></td>`)}
          </tr>`)}</tbody>
      </table></div>
    </details>`;
}
