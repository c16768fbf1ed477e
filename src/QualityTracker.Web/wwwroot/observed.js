import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import './words/observe.js';
import { useAnswer } from './api.js';
import { useKeptAnswer } from './kept.js';
import { Download } from './downloads.js';
import { useWords } from './languages.js';
import { useNames } from './observe-lessons.js';
import { Noun } from './observe-record.js';
import { Observation } from './observed-one.js';
import { useOutbox } from './outbox.js';
import { Step } from './step.js';
import { usePages } from './pages.js';
import { Problem, Waiting } from './problems.js';

const Fits = { later: each => !each.evaluated, unanswered: each => !each.reply, replied: each => Boolean(each.reply) };

/** Observations of the term: those one made, and those of one's own lessons that were shared. One of them is opened in its place. */
export default function Observed({ address, place, session }) {
  const t = useWords();
  const { school, term } = place;
  const me = session.account.school === school.id ? session.account.staff : null;
  const base = `/api/v1/schools/${encodeURIComponent(school.id)}`;
  const { data } = useKeptAnswer(me ? `${base}/observable-lessons/${encodeURIComponent(term.id)}` : null);
  const names = useNames(data);
  const { items, sent } = useOutbox();
  const [refusal, setRefusal] = useState(null);
  const ofMe = address.filter === 'teacher';
  const pathOf = side => me && `${base}/${Noun}?${side}=${encodeURIComponent(me)}&since=${term.firstDay}&until=${term.lastDay}&sort=-date&limit=200`;
  const path = pathOf(ofMe ? 'teacher' : 'observer');
  const pages = usePages(path);
  const shared = useAnswer(ofMe ? null : pathOf('teacher'));
  // The other side's list is none of this one.
  const list = pages.path === path ? pages : { again: pages.again };
  useEffect(() => { if (sent > 0) list.again(); }, [sent]);
  const unanswered = (ofMe ? list.items : shared.data?.items)?.filter(each => each.record.shared && !each.record.reply).length;
  // Opened by somebody who has observed nothing and was told something, the page begins with what they were told.
  const opened = useRef(!address.filter && !address.state && !address.record);
  useEffect(() => {
    if (!opened.current || !list.items || unanswered === undefined) return;
    opened.current = false;
    if (list.items.length + items.filter(each => each.noun === Noun).length === 0 && unanswered > 0) address.go({ filter: 'teacher' }, { replace: true });
  }, [list.items, unanswered]);
  if (!me) return html`<div class="empty"><h2>${t.observeNobody}</h2><p>${t.observeNobodyText}</p></div>`;

  const waiting = ofMe ? [] : items.filter(each => each.noun === Noun && !each.voids);
  const stored = (list.items ?? []).filter(each => !ofMe || each.record.shared).filter(each => !waiting.some(item => item.record.id === each.record.id));
  const shown = address.state ? stored.filter(each => Fits[address.state]?.(each.record)) : stored;
  const tab = (filter, name) => html`<${Step} address=${address} to=${{ filter, state: undefined, record: undefined }} aria-current=${(address.filter ?? undefined) === filter ? 'true' : undefined}>${name}<//>`;
  const parts = { address, base, names, rubric: data?.rubric, ofMe, again: list.again };
  return html`
    <nav class="observed-sides" aria-label=${t.views.observed}>${tab(undefined, t.observedMine)}${tab('teacher', html`${t.observedOfMe}${unanswered > 0 && html` <span class="band band-last">${t.observedNotAnsweredCount(unanswered)}</span>`}`)}</nav>
    ${waiting.length > 0 && html`
      <h2 class="observed-title">${t.observedUnsent}</h2>
      <ul class="observed-list">${waiting.map(item => html`<${Observation} key=${item.id} ...${parts} record=${item.record} unsent=${t.outboxStates[item.state]} />`)}</ul>`}
    ${list.problem ? html`<${Problem} problem=${list.problem} onRetry=${list.again} />`
      : !list.items ? html`<${Waiting} rows=${8} />`
      : stored.length === 0 ? waiting.length === 0 && html`
        <div class="empty"><h2>${ofMe ? t.observedNoneOfMe : t.observedNone}</h2><p>${ofMe ? t.observedNoneOfMeText : t.observedNoneText}</p>
          ${!ofMe && html`<${Step} address=${address} to=${{ view: 'observe', filter: undefined, state: undefined }} class="act">${t.observedStart}<//>`}</div>`
      : html`
        <div class="tools pace-states" role="group" aria-label=${t.observedAll}>
          ${[undefined, ofMe ? 'unanswered' : 'later', 'replied'].map(state => html`
            <button type="button" key=${state ?? ''} class="quiet" aria-pressed=${address.state === state ? 'true' : 'false'} onClick=${() => address.go({ state }, { replace: true })}>
              ${{ later: t.observedLater, unanswered: t.observedUnanswered, replied: t.observedReplied }[state] ?? t.observedAll} ${!list.more && html`<b>${state ? stored.filter(each => Fits[state](each.record)).length : stored.length}</b>`}
            </button>`)}
        </div>
        ${address.record && !shown.concat(waiting).some(each => each.record.id === address.record) && html`<${Problem} problem=${{ title: t.observedUnknown }} />`}
        ${shown.length === 0 ? html`<div class="empty"><h2>${t.observedNothing}</h2><button type="button" class="act outline" onClick=${() => address.go({ state: undefined }, { replace: true })}>${t.observedShowAll}</button></div>`
          : html`<ul class="observed-list">${shown.map(each => html`<${Observation} key=${each.record.id} ...${parts} record=${each.record} tag=${`"${each.state.version}"`} />`)}</ul>`}
        ${list.more && html`<p><button type="button" class="act outline" onClick=${list.more}>${t.showMore(list.total - list.items.length)}</button></p>`}`}
    ${!ofMe && html`<p class="observed-blank"><${Download} href=${`${base}/${Noun}/blank-form.pdf?lang=${t.lang}`} name=${`${t.observedBlank}.pdf`} label=${t.observedBlank} look="quiet" onProblem=${setRefusal} /></p><${Problem} problem=${refusal} />`}`;
}
