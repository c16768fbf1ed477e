import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { Fresh } from './address.js';
import { Download } from './downloads.js';
import { useWords } from './languages.js';
import { Noun } from './observe-record.js';
import { Reply } from './observed-reply.js';
import { Problem } from './problems.js';
import { Step } from './step.js';
import { VoidButton } from './voiding.js';

/** One observation of a list: in short, and opened with all of it and what may be done with it. */
export function Observation({ address, base, names, rubric, ofMe, record, tag, unsent, again }) {
  const t = useWords();
  const open = address.record === record.id;
  const place = useRef(null);
  const [problem, setProblem] = useState(null);
  useEffect(() => {
    if (open) place.current.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const who = ofMe ? t.observedBy(names.ofPerson(record.observer)) : names.ofPerson(record.teacher);
  const name = t.observeLabel(record.date.slice(5), record.period, `${names.lessonOf(record)} ${names.ofPerson(record.teacher)}`);
  const edit = { ...Fresh, view: 'observe', record: record.id };
  return html`
    <li class="observed" ref=${place}>
      <${Step} address=${address} to=${{ record: open ? undefined : record.id }} class="observed-head" aria-expanded=${open ? 'true' : 'false'}>
        <span><b>${names.lessonOf(record)}</b> ${who}<br /><span class="soft">${record.date} ${t.observePeriod(record.period)} · ${record.topic}</span></span>
        <span class="observed-marks">
          ${unsent ? html`<span class="band band-last">${unsent}</span>` : html`
            ${!ofMe && html`<span class=${record.evaluated ? 'band' : 'band band-last'}>${record.evaluated ? t.observedEvaluated : t.observedLater}</span>
            <span class=${record.shared ? 'band band-1' : 'band'}>${record.shared ? t.observedShared : t.observedKept}</span>`}
            ${ofMe && !record.reply && html`<span class="band band-last">${t.observedNotAnswered}</span>`}
            ${record.reply && html`<span class="band band-0">${t.observedReplied}</span>`}`}
        </span>
      <//>
      ${open && html`
        <div class="observed-body">
          <${Content} record=${record} rubric=${rubric} />
          ${!unsent && html`<p><${Download} href=${`${base}/${Noun}/${encodeURIComponent(record.id)}/form.pdf?lang=${t.lang}`} name=${`${t.observedForm} ${record.date}.pdf`} label=${t.observedForm} look="quiet" onProblem=${setProblem} /></p>`}
          <${Problem} problem=${problem} />
          ${ofMe ? html`<${Reply} key=${tag} base=${base} record=${record} tag=${tag} again=${again} />` : html`
            ${record.shared && html`<h2>${t.observedReply}</h2><p class=${record.reply ? 'observed-said' : 'soft'}>${record.reply ?? t.observedNoReply}</p>`}
            <div class="acts">
              ${!record.evaluated && !unsent && html`<${Step} address=${address} to=${edit} class="act">${t.observedEvaluate}<//>`}
              <${Step} address=${address} to=${edit} class="act outline" label=${t.joined(t.observedChange, name)}>${t.observedChange}<//>
              ${!unsent && html`<${VoidButton} path=${`${base}/${Noun}/${encodeURIComponent(record.id)}`} tag=${tag} name=${name} onDone=${again} />`}
            </div>`}
        </div>`}
    </li>`;
}

function Content({ record, rubric }) {
  const t = useWords();
  const fullOf = dimension => rubric?.find(each => each.dimension === dimension)?.points;
  const sum = numbers => Number(numbers.reduce((total, each) => total + each, 0).toFixed(2));
  const of = (points, full) => (full ? t.observeOf(points, full) : points);
  const texts = [[t.observeStrengths, record.strengths], [t.observeWeaknesses, record.weaknesses], [t.observeAdvice, record.advice]].filter(([, text]) => text);
  return html`
    <p class="soft">${t.observeKinds[record.kind]} · ${t.observedMinutes(record.minutes)}</p>
    ${record.scores.length > 0 && html`
      <dl class="observed-scores">${record.scores.map(({ dimension, points }) => html`<div key=${dimension}><dt>${t.observeDimensions[dimension]}</dt><dd>${of(points, fullOf(dimension))}</dd></div>`)}
        <div><dt>${t.observedSum}</dt><dd>${of(sum(record.scores.map(each => each.points)), rubric && sum(record.scores.map(each => fullOf(each.dimension) ?? 0)))}</dd></div></dl>`}
    ${texts.map(([title, text]) => html`<div key=${title}><h2>${title}</h2><p class="observed-said">${text}</p></div>`)}
    ${texts.length === 0 && record.scores.length === 0 && record.notes.length === 0 && html`<p class="soft">${t.observedNoContent}</p>`}
    ${record.notes.length > 0 && html`
      <h2>${t.observeNotes}</h2>
      <ol class="observe-noted">${record.notes.map((note, at) => html`<li key=${at}><span class="observe-minute">${t.observeAt(note.minute)}</span><span>${note.text}</span></li>`)}</ol>`}`;
}
