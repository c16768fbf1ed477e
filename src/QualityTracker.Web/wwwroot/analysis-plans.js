import './words/tutoring.js';
import { html, useState } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';
import { PlanForm } from './tutoring-form.js';

/** From pupils chosen in an analysis to a tutoring plan each: subject, class and pupils stand already, and what they have not mastered is the content. */
export function PupilPlans({ place, session, base, data, group, paper, sheets, board, chosen, items, onDone }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const { school, term } = place;
  const own = session.account.school === school.id ? session.account.staff : undefined;
  const taught = sheets?.find(each => each.class === group.class && each.subject === paper.subject)?.teachers.map(each => each.staff) ?? [];
  const missed = items.filter(item => chosen.some(each => item.pupils.includes(each.pupil))).map(item => [item.label, item.topic].filter(Boolean).join(' '));
  const many = {
    className: t.in(group.name), subject: paper.subject, subjectName: paper.name, teacher: taught.includes(own) ? own : taught[0],
    pupils: chosen.map(each => ({ pupil: each.pupil, name: each.name, kind: each.kind ?? (each.lines.length > 0 ? 'borderline' : 'target') })),
    content: t.analysisPlanContent(data.name, t.in(paper.name), missed.join(t.lang === 'zh' ? '；' : '; ')).slice(0, 500),
  };
  const done = () => { setOpen(false); onDone(); };
  if (chosen.length === 0) return null;
  return html`
    <div class="score-acts">
      <span role="status">${t.analysisChosen(chosen.length)}</span>
      <button type="button" class="act" aria-expanded=${open ? 'true' : 'false'} onClick=${() => setOpen(!open)}>${t.analysisPlanFor}</button>
    </div>
    ${open && html`<${PlanForm} ...${{ school, term, base, session, own, many }} board=${`${base}/tutoring-boards/${encodeURIComponent(term.id)}`} data=${board.data} onDone=${done} onCancel=${() => setOpen(false)} />`}`;
}
