import { html } from '/vendor/htm/standalone.module.js';
import { Counted, NotCounted, Problems, RosterChanges } from './analysis-counted.js';
import { FigureTable, Mean, Rate, codeOf, ratio } from './analysis-figures.js';
import { Stacks } from './analysis-plots.js';
import { Teachers } from './analysis-teachers.js';
import { TutoringEffects } from './analysis-tutoring.js';
import { useWords } from './languages.js';
import { points } from './numbers.js';
import { Step } from './step.js';

/** All papers of an exam, a line each, as the grade has them. */
export function Overview({ address, data, papers, teachers, tutoring }) {
  const t = useWords();
  const nameOf = paper => html`<${Step} address=${address} to=${{ subject: codeOf(paper) }}>${t.in(paper.name)}<//>`;
  const first = papers.find(paper => paper.grade.figures ?? paper.grade.levels?.length);
  return html`
    <section class="card">
      <h3>${t.analysisOverview}</h3>
      ${data.papers ? html`<${ScoreOverview} papers=${papers} nameOf=${nameOf} />` : html`<${LevelOverview} papers=${papers} nameOf=${nameOf} />`}
      ${first && html`<p class="soft small">${data.papers ? t.analysisRateNote(first.grade.figures.excellent.over, first.thresholds) : t.analysisRateNotePlain(first.grade.levels[0].over)} ${t.analysisFew(data.leastShown)}</p>`}
    </section>
    <${Counted} of=${papers.filter(paper => !paper.isTotal).map(paper => ({ key: paper.subject, name: nameOf(paper), group: paper.grade }))} head=${t.examsSubject}>
      <${NotCounted} of=${data.notCounted} groups=${papers.map(paper => paper.grade)} />
      <${RosterChanges} until=${data.changesUntil} of=${data.rosterChanges} />
    <//>
    ${data.papers && html`<${Teachers} answer=${teachers} /><${TutoringEffects} answer=${tutoring} />`}
    <${Problems} problems=${data.problems} papers=${papers} />`;
}

function ScoreOverview({ papers, nameOf }) {
  const t = useWords();
  const heads = [t.examsSubject, t.analysisSatOf, t.analysisTook, t.analysisFullMark, t.analysisMean, t.analysisSd, t.analysisExcellent, t.analysisPass, t.analysisLow, t.analysisComposite, t.analysisDifficulty, t.analysisDiscrimination];
  return html`<${FigureTable} label=${t.analysisOverview} heads=${heads} rows=${papers.map(paper => {
    const { participation, participationRate, figures, withheld } = paper.grade;
    const cells = [participation ? `${participation.sat}/${participation.enrolled}` : '—', html`<${Rate} rate=${participationRate} />`, paper.fullMark];
    if (!figures) return { key: codeOf(paper), name: nameOf(paper), cells, instead: t.in(withheld) };
    return { key: codeOf(paper), name: nameOf(paper), cells: [...cells, html`<${Mean} figures=${figures} />`, points(figures.sd),
      html`<${Rate} rate=${figures.excellent} />`, html`<${Rate} rate=${figures.pass} />`, html`<${Rate} rate=${figures.low} />`, points(figures.composite), ratio(figures.difficulty), ratio(figures.discrimination)] };
  })} />`;
}

function LevelOverview({ papers, nameOf }) {
  const t = useWords();
  const levels = papers.flatMap(paper => paper.grade.levels).map(each => each.level).filter((each, at, all) => all.indexOf(each) === at);
  const stacks = papers.filter(paper => paper.grade.levels.length > 0).map(paper => ({ label: paper.name, parts: paper.grade.levels.map(each => ({ label: each.level, value: each.percent ?? 0 })) }));
  return html`
    ${stacks.length > 0 && html`<${Stacks} plot=${{ stacks }} label=${t.joined(t.analysisOverview, t.analysisLevels)} />`}
    <${FigureTable} label=${t.analysisOverview} heads=${[t.examsSubject, t.analysisSatOf, t.analysisTook, ...levels]} rows=${papers.map(paper => {
      const { participation, participationRate, levels: shares, withheld } = paper.grade;
      const cells = [participation ? `${participation.sat}/${participation.enrolled}` : '—', html`<${Rate} rate=${participationRate} />`];
      return withheld ? { key: paper.subject, name: nameOf(paper), cells, instead: t.in(withheld) }
        : { key: paper.subject, name: nameOf(paper), cells: [...cells, ...shares.map(share => html`<${Rate} rate=${share} />`)] };
    })} />`;
}
