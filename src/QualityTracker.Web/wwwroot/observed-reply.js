import { html, useState } from '/vendor/htm/standalone.module.js';
import { askTagged, problemOf } from './api.js';
import { useDraft } from './drafts.js';
import { useWords } from './languages.js';
import { Noun } from './observe-record.js';
import { useOnline } from './outbox-panel.js';
import { Problem } from './problems.js';
import { toast } from './toasts.js';

const Longest = 2000;

/** What the observed teacher says to an observation; it can be changed, and taken back at once. */
export function Reply({ base, record, tag, again }) {
  const t = useWords();
  const [draft, change, drop] = useDraft(`reply|${record.id}`, { text: null });
  const [writing, setWriting] = useState(!record.reply);
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const online = useOnline();
  const text = draft?.text ?? record.reply ?? '';

  const put = (reply, version) => askTagged(`${base}/${Noun}/${encodeURIComponent(record.id)}/reply`, t, { method: 'PUT', body: { reply }, tag: version });

  async function takeBack(version) {
    try {
      await put(record.reply, version);
      toast({ text: t.observedReplyTaken });
    } catch (error) {
      toast({ text: problemOf(error, t).title });
    }

    again();
  }

  async function submit(event) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const saved = await put(text.normalize('NFC').trim(), tag);
      await drop();
      toast({ text: t.observedReplySaved, undo: () => takeBack(saved.tag) });
      again();
    } catch (error) {
      const refusal = problemOf(error, t);
      if (refusal.status === 412) again();
      setProblem(refusal.status === 412 ? { title: t.observedStale } : refusal);
    } finally {
      setBusy(false);
    }
  }

  if (!writing && draft?.text == null) return html`
    <h2>${t.observedMyReply}</h2><p class="observed-said">${record.reply}</p>
    <button type="button" class="quiet" onClick=${() => setWriting(true)}>${t.observedReplyChange}</button>`;
  return html`
    <form class="observed-reply" onSubmit=${submit}>
      <label>${t.observedMyReply}<textarea rows="3" required maxlength=${Longest} value=${text} onInput=${event => change({ text: event.target.value })}></textarea></label>
      <p class="soft small">${online ? t.observedReplyHelp : t.observedReplyOffline}</p>
      <${Problem} problem=${problem} />
      <button type="submit" class="act" aria-busy=${busy} disabled=${busy}>${t.observedReplySend}</button>
    </form>`;
}
