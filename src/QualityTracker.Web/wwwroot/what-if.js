import { html, useEffect, useState } from '/vendor/htm/standalone.module.js';
import './words/what-if.js';
import { ask, problemOf, useAnswer } from './api.js';
import { useWords } from './languages.js';
import { Problem, Waiting } from './problems.js';
import { WhatIfForm } from './what-if-form.js';
import { WhatIfResult } from './what-if-result.js';
import { triedIn } from './what-if-tried.js';

/** A trial calculation: another pack, or other parameters, over a term. What is tried stands in the address, so that it can be sent on; nothing is stored. */
export default function WhatIf({ address, place }) {
  const t = useWords();
  const { school, term } = place;
  const base = `/api/v1/schools/${encodeURIComponent(school.id)}/what-ifs/${encodeURIComponent(term.id)}`;
  const [pack, setPack] = useState(address.policy);
  const choices = useAnswer(pack ? `${base}?policy=${encodeURIComponent(pack)}` : base);
  const tried = triedIn(address);
  const trial = useTrial(base, tried);

  // Going back, or a link, may name another pack than the one that was being filled in.
  useEffect(() => setPack(address.policy), [address.policy, school.id, term.id]);

  if (choices.problem) {
    return html`<${Problem} problem=${{ ...choices.problem, title: t.joined(t.tryFailed, choices.problem.title) }} onRetry=${choices.again}>
      ${pack && html`<button type="button" class="quiet" onClick=${() => address.go({ policy: undefined, set: undefined })}>${t.resetParameters}</button>`}
    <//>`;
  }

  return html`
    <section class="what-if" aria-label=${t.views['what-if']}>
      <${WhatIfForm} key=${`${school.id}/${term.id}`} address=${address} choices=${choices.data} pack=${pack} onPack=${setPack} trial=${trial} />
      ${!tried ? html`<div class="empty"><h2>${t.tryNothing}</h2><p>${t.tryNothingText}</p></div>`
        : trial.problem ? html`<${Problem} problem=${{ ...trial.problem, title: t.joined(t.tryFailed, trial.problem.title) }} onRetry=${trial.again} />`
        : !trial.data ? html`<${Waiting} rows=${9} />`
        : html`<${WhatIfResult} key=${trial.asked} result=${trial.data} href=${`${base}.xlsx?lang=${t.lang}`} body=${tried} name=${`${school.id}-${term.id}-what-if.xlsx`} />`}
    </section>`;
}

// What comes of a trial; asked again when it, the term or the language changes.
function useTrial(base, tried) {
  const t = useWords();
  const [state, setState] = useState({});
  const [turn, setTurn] = useState(0);
  const asked = tried && `${base} ${JSON.stringify(tried)} ${turn}`;

  useEffect(() => {
    if (!tried) return undefined;
    const stop = new AbortController();
    ask(base, t, { method: 'POST', body: tried, signal: stop.signal }).then(
      data => setState({ asked, data }),
      error => stop.signal.aborted || setState({ asked, problem: problemOf(error, t) }));
    return () => stop.abort();
  }, [asked, t.lang]);

  const current = state.asked === asked ? state : {};
  return { asked, data: current.data, problem: current.problem, again: () => setTurn(each => each + 1) };
}
