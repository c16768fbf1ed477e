import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import './words/policies.js';
import { ask, askTagged, problemOf } from './api.js';
import { useWords } from './languages.js';
import { useSettled } from './pages.js';
import { Problem } from './problems.js';
import { Sure } from './sure.js';

/** The editor of a draft: its problems by line, found while it is typed; saved, given up, frozen as a version. */
export function PolicyDraft({ path, base, draft, onChanged, onGivenUp }) {
  const t = useWords();
  const [text, setText] = useState(draft.text);
  const [kept, setKept] = useState({ text: draft.text, tag: `"${draft.version}"`, check: draft.check });
  const [check, setCheck] = useState(draft.check);
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const area = useRef(null);
  const settled = useSettled(text, 700);

  // What is kept has been checked already; what cannot be checked has no verdict, rather than that of another text.
  useEffect(() => {
    if (settled === kept.text) {
      setCheck(kept.check);
      return undefined;
    }

    const stop = new AbortController();
    ask(`${base}/policies/check`, t, { method: 'POST', body: { text: settled }, signal: stop.signal }).then(setCheck, () => stop.signal.aborted || setCheck(null));
    return () => stop.abort();
  }, [settled]);

  async function attempt(work) {
    setBusy(true);
    setProblem(null);
    setSaid('');
    try {
      await work();
    } catch (error) {
      setProblem(problemOf(error, t));
    } finally {
      setBusy(false);
    }
  }

  async function saved() {
    if (text === kept.text) return kept.tag;
    const { data, tag } = await askTagged(`${path}/draft`, t, { method: 'PUT', body: { text }, tag: kept.tag });
    setKept({ text, tag, check: data.check });
    setCheck(data.check);
    return tag;
  }

  const save = () => attempt(async () => { await saved(); setSaid(t.draftSaved); });
  const freeze = () => attempt(async () => {
    await ask(`${path}/versions`, t, { method: 'POST', tag: await saved() });
    onChanged(t.draftFrozen);
  });
  const giveUp = () => attempt(async () => {
    await ask(`${path}/draft/void`, t, { method: 'POST', body: { reason: t.draftGivenUp }, tag: kept.tag });
    onGivenUp();
  });

  // The line is chosen, so that it is seen and can be typed over.
  function show(line) {
    const lines = text.split('\n');
    const from = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    area.current.focus();
    area.current.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
    area.current.scrollTop = (line - 4) * (area.current.scrollHeight / lines.length);
  }

  return html`
    <section class="card draft" aria-label=${t.draft}>
      <h3>${t.draft}</h3>
      <div class="field">
        <label for="draft-text">${t.draftText}</label>
        <textarea id="draft-text" class="code" ref=${area} rows="18" spellcheck=${false} wrap="off" autocapitalize="none" autocomplete="off" aria-describedby="draft-help"
          value=${text} onInput=${event => setText(event.target.value)}></textarea>
        <small id="draft-help">${t.draftHelp}</small>
      </div>
      <div role="status" class="draft-check">
        ${!check ? html`<p class="warn">${t.draftUnchecked}</p>` : check.problems.length === 0 ? html`<p class="done">${t.draftSound}</p>` : html`<p class="bad">${t.draftProblems(check.problems.length)}</p>`}
      </div>
      <${Found} found=${check?.problems ?? []} pack=${draft.pack} onShow=${show} />
      ${check?.notices.length > 0 && html`<details><summary>${t.draftNotices(check.notices.length)}</summary><${Found} found=${check.notices} pack=${draft.pack} onShow=${show} /></details>`}
      <${Problem} problem=${problem && { ...problem, errors: problem.rule === 'pack-problems' ? [] : problem.errors }} />
      <p class="soft small">${t.draftFreezeText}</p>
      <div class="form-acts">
        <button type="button" class="act outline" aria-busy=${busy} disabled=${busy} onClick=${save}>${t.draftSave}</button>
        <button type="button" class="act" disabled=${busy || check?.problems.length > 0} onClick=${freeze}>${t.draftFreeze}</button>
        ${said && html`<span class="done" role="status">${said}</span>`}
        <span class="form-acts-end"><${Sure} label=${t.draftGiveUp} text=${t.draftGiveUpText} onSure=${giveUp} /></span>
      </div>
    </section>`;
}

function Found({ found, pack, onShow }) {
  const t = useWords();
  if (found.length === 0) return null;
  return html`
    <ul class="kept draft-problems">
      ${found.map((each, at) => {
        const own = (each.file === null || each.file === pack) && each.line > 0;
        return html`
          <li key=${at}><span>${t.in(each.message)}</span>
            ${own ? html`<button type="button" class="plain" onClick=${() => onShow(each.line)}>${t.draftAt(each.line, each.column)}</button>`
              : each.line > 0 && html`<span class="soft">${t.draftIn(each.file)} ${t.draftAt(each.line, each.column)}</span>`}</li>`;
      })}
    </ul>`;
}
