import { html, useState } from '/vendor/htm/standalone.module.js';
import './words/policies.js';
import { Adoptions } from './adoptions.js';
import { Fresh, within } from './address.js';
import { ask, problemOf, useAnswer } from './api.js';
import { Field, apart, faultsOf } from './fields.js';
import { useWords } from './languages.js';
import { State } from './policies.js';
import { AdoptForm } from './policy-adopt.js';
import { PolicyContent } from './policy-content.js';
import { PolicyDraft } from './policy-draft.js';
import { PolicyVersions, stateOf } from './policy-versions.js';
import { Problem, Waiting } from './problems.js';
import { may } from './roles.js';

/** One pack: what it rules, where it differs from its base, who adopted it; for those who may, the draft and the decision. */
export function Policy({ base, id, address, place, session, onChanged }) {
  const t = useWords();
  const { school, terms, policies } = place;
  const path = `${base}/policies/${encodeURIComponent(id)}`;
  const { data, problem, again } = useAnswer(path);
  // The pack by its latest version, with everything around it; another version only to look into and to adopt.
  const other = useAnswer(address.version ? `${path}?version=${encodeURIComponent(address.version)}` : null);
  const [open, setOpen] = useState(null);
  const [done, setDone] = useState('');
  const list = { pack: undefined, version: undefined };
  const back = html`<p><a href=${address.href(list)} onClick=${within(() => address.go(list))}>← ${t.policyBack}</a></p>`;

  function changed(words = '') {
    setOpen(null);
    setDone(words);
    again();
    onChanged();
  }

  // What has just been frozen is the latest version.
  function frozen(words) {
    changed(words);
    if (address.version) address.go({ version: undefined });
  }

  // What was only a draft is not there any more once that is given up.
  function left() {
    onChanged();
    address.go(list, { replace: true });
  }

  if (problem) return html`${back}<${Problem} problem=${problem.status === 404 ? { title: t.policyGone } : problem} onRetry=${again} />`;
  if (!data) return html`${back}<${Waiting} rows=${9} />`;
  const { outline, content, text, adoptions, draft } = data;
  const shown = address.version ?? outline.hash;
  const seen = address.version ? other.data : data;
  const drafts = may(session, 'draftPolicies', school.id);
  const tried = { ...Fresh, view: 'what-if', policy: id };
  const adopts = may(session, 'adoptPolicies', school.id) && content;

  return html`
    <section class="policy" aria-label=${outline.title ? t.in(outline.title) : id}>
      ${back}
      <h2>${outline.title ? t.in(outline.title) : t.policyUntitled} <${State} state=${stateOf(shown, data)} /></h2>
      <p class="soft">${outline.document && html`${t.basis}${t.in(outline.document)} · `}<code>${id}</code>${shown && html` · ${t.hash} <code>${shown.slice(0, 8)}</code>`}</p>
      <${PolicyVersions} address=${address} policy=${data} shown=${shown} />
      ${done && html`<div class="notice" role="status"><p>${done}</p></div>`}
      <div class="form-acts">
        ${adopts && open !== 'adopt' && html`<button type="button" class="act" onClick=${() => { setDone(''); setOpen('adopt'); }}>${t.adopt}</button>`}
        ${may(session, 'what-if', school.id) && content && shown === outline.hash && html`<a class="act outline" href=${address.href(tried)} onClick=${within(() => address.go(tried))}>${t.policyTry}</a>`}
        ${drafts && content && open !== 'begin' && html`<button type="button" class="quiet" onClick=${() => setOpen('begin')}>${t.draftBegin}</button>`}
        ${drafts && content && !outline.builtIn && !draft && html`<${GoOn} path=${path} text=${text} onDone=${changed} />`}
      </div>
      ${open === 'adopt' && html`<${AdoptForm} path=${path} base=${base} policy=${data} shown=${shown} terms=${terms} term=${place.term} onDone=${() => changed(t.adopted)} onCancel=${() => setOpen(null)} />`}
      ${open === 'begin' && html`<${Begin} base=${base} from=${id} onMade=${made => { onChanged(); address.go({ pack: made, version: undefined }); }} onCancel=${() => setOpen(null)} />`}
      ${draft && html`<${PolicyDraft} key=${draft.pack} path=${path} base=${base} draft=${draft} onChanged=${frozen}
        onGivenUp=${() => (content ? changed() : left())} />`}
      ${!content ? html`<p class="soft">${t.policyNoVersion}</p>`
        : seen ? html`<${PolicyContent} content=${seen.content} text=${seen.text} policies=${policies} />`
        : other.problem ? html`<${Problem} problem=${other.problem} onRetry=${other.again} />` : html`<${Waiting} rows=${9} />`}
      ${content && html`
        <h3>${t.adoptions}</h3>
        <${Adoptions} base=${base} adoptions=${adoptions} parameters=${(seen ?? data).content.parameters} titles=${policies} terms=${terms} school=${school} session=${session} onChanged=${changed} />`}
    </section>`;
}

function useDraftMaker(onMade) {
  const t = useWords();
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  async function make(path, text) {
    setBusy(true);
    setProblem(null);
    try {
      await ask(`${path}/draft`, t, { method: 'PUT', body: { text } });
      onMade();
    } catch (error) {
      setProblem(problemOf(error, t));
      setBusy(false);
    }
  }

  return { make, problem, busy };
}

function GoOn({ path, text, onDone }) {
  const t = useWords();
  const { make, problem, busy } = useDraftMaker(() => onDone());
  return html`<button type="button" class="quiet" disabled=${busy} onClick=${() => make(path, text)}>${t.draftGoOn}</button><${Problem} problem=${problem} />`;
}

function Begin({ base, from, onMade, onCancel }) {
  const t = useWords();
  const [id, setId] = useState('');
  const { make, problem, busy } = useDraftMaker(() => onMade(id.trim()));
  return html`
    <form class="card" aria-label=${t.draftBegin} onSubmit=${event => { event.preventDefault(); make(`${base}/policies/${encodeURIComponent(id.trim())}`, t.draftStart(id.trim(), from)); }}>
      <p class="soft">${t.draftBeginText}</p>
      <${Field} name="draft-id" label=${t.draftId} help=${t.draftIdHelp} required value=${id} autocapitalize="none" spellcheck=${false} faults=${faultsOf(problem, 'policy')} onInput=${event => setId(event.target.value)} />
      <${Problem} problem=${apart(problem, ['policy'])} />
      <div class="form-acts">
        <button type="submit" class="act" aria-busy=${busy} disabled=${busy}>${t.draftMake}</button>
        <button type="button" class="quiet" onClick=${onCancel}>${t.cancel}</button>
      </div>
    </form>`;
}
