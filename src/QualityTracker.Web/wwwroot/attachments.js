import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import './words/attachments.js';
import { ask, problemOf, upload, useAnswer } from './api.js';
import { Download } from './downloads.js';
import { Field, apart, faultsOf } from './fields.js';
import { useWords } from './languages.js';
import { moment, size } from './numbers.js';
import { Problem, Waiting } from './problems.js';
import { toast } from './toasts.js';

/** Longest side, in pixels, of a photo that is made smaller because it is too large. */
const LongestSide = 2400;

/** What a step of a case or an objection says of a file. */
export const evidenceOf = address => `attachment:${address}`;
export const addressIn = evidence => (evidence.startsWith('attachment:') ? evidence.slice(11) : null);

/**
 * The files attached to one thing: `of` is its noun, such as 'sheets', and `id` its id there (of a sheet '2025-1/T001'). Whoever may add sees how. `only` limits it
 * to some addresses; `onAdded` is told each file sent, also one that was there already, `onChange` the list whenever it is read.
 * Nothing is shown where there are none and none may be added.
 */
export function Attachments({ school, of, id, only, title, onAdded, onChange, adds = true }) {
  const t = useWords();
  const base = `/api/v1/schools/${encodeURIComponent(school)}/attachments`;
  const query = `?of=${encodeURIComponent(of)}&id=${encodeURIComponent(id)}`;
  const { data, problem, again } = useAnswer(`${base}${query}`);
  useEffect(() => { if (data) onChange?.(data.items); }, [data]);
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${2} />`;
  const items = data.items.filter(each => !only || only.includes(each.address));
  const mayAdd = adds && data.mayAdd;
  if (items.length === 0 && !mayAdd) return null;
  const isKept = file => data.items.some(each => each.address === file.address && !each.voidedAt);
  const added = file => { toast({ text: isKept(file) ? t.filesKeptAlready : t.filesAdded }); again(); onAdded?.(file); };
  return html`
    <section class="files" aria-label=${title ?? t.filesTitle}>
      ${title && html`<h3>${title}</h3>`}
      ${items.length === 0 ? html`<p class="soft">${t.filesNone}</p>` : html`
        <ul class="files-list">${items.map((item, at) => html`<${File} key=${`${item.address} ${item.uploadedAt}`} item=${item} number=${at + 1} base=${base} query=${query} again=${again} />`)}</ul>`}
      ${mayAdd && html`<${Adding} path=${`${base}${query}`} largest=${data.largestBytes} most=${data.most} onAdded=${added} />`}
    </section>`;
}

function File({ item, number, base, query, again }) {
  const t = useWords();
  const [problem, setProblem] = useState(null);
  const name = t.filesShown(number, t.in(item.typeName));
  const href = `${base}/${item.address}`;
  const by = t.filesBy(item.uploadedByName ?? item.uploadedBy, moment(item.uploadedAt, t.lang), size(item.bytes));
  return html`
    <li class="file">
      ${item.voidedAt ? html`<span class="file-none" aria-hidden="true">×</span>`
        : item.type === 'pdf' ? html`<span class="file-none" aria-hidden="true">PDF</span>`
        : html`<a href=${href} target="_blank" rel="noopener" aria-label=${t.joined(t.filesOpen, name)}><img src=${href} alt=${name} loading="lazy" /></a>`}
      <div>
        <strong>${name}</strong>
        <small class="soft">${by}</small>
        ${item.voidedAt ? html`<span>${t.filesVoidedAt(item.voidReason)}</span>` : html`
          <div class="acts">
            ${item.type === 'pdf' && html`<${Download} href=${href} name=${`${item.address.slice(0, 12)}.pdf`} label=${t.filesSave} look="quiet" onProblem=${setProblem} />`}
            ${item.mayVoid && html`<${Voiding} path=${`${href}/void${query}`} name=${name} again=${again} />`}
          </div>`}
        <${Problem} problem=${problem} />
      </div>
    </li>`;
}

function Adding({ path, largest, most, onAdded }) {
  const t = useWords();
  const [sending, setSending] = useState(null);
  const [problem, setProblem] = useState(null);

  async function send(input) {
    const file = input.files[0];
    input.value = '';
    if (!file || sending) return;
    setProblem(null);
    try {
      setSending({ name: file.name, share: 0, seen: file.type.startsWith('image/') ? await seen(file) : null, shrinks: file.size > largest });
      const small = file.size > largest ? await shrunk(file) : file;
      if (!small || small.size > largest) throw Object.assign(new Error(), { words: t.filesTooLarge });
      const made = await upload(path, small, t, share => setSending(now => ({ ...now, share, shrinks: false })), { raw: true });
      onAdded(made);
    } catch (error) {
      setProblem(error.words ?? problemOf(error, t));
    } finally {
      setSending(null);
    }
  }

  if (sending) return html`
    <div class="file-sending" role="status">
      ${sending.seen && html`<img src=${sending.seen} alt=${t.filesPreview(sending.name)} />`}
      <div><strong>${sending.shrinks ? t.filesShrinking(sending.name) : t.filesSending(sending.name, Math.floor(sending.share * 100))}</strong>
        <progress value=${sending.share} max="1" aria-label=${sending.name}></progress></div>
    </div>`;
  return html`
    <div class="files-add">
      <label class="act outline files-camera"><input type="file" class="unseen" accept="image/jpeg,image/png" capture="environment" onChange=${event => send(event.target)} />${t.filesCamera}</label>
      <label class="act outline"><input type="file" class="unseen" accept="image/jpeg,image/png,application/pdf" onChange=${event => send(event.target)} />${t.filesChoose}</label>
      <small class="soft">${t.filesHelp(most)} ${t.filesPupils}</small>
    </div>
    <${Problem} problem=${problem} />`;
}

function Voiding({ path, name, again }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState(null);
  const form = useRef(null);
  useEffect(() => { if (open) form.current.querySelector('input').focus(); }, [open]);

  async function submit(event) {
    event.preventDefault();
    try {
      await ask(path, t, { method: 'POST', body: { reason: reason.trim() } });
      toast({ text: t.filesVoided });
      again();
    } catch (error) {
      setProblem(problemOf(error, t));
    }
  }

  if (!open) return html`<button type="button" class="quiet" aria-label=${t.filesVoidOf(name)} onClick=${() => setOpen(true)}>${t.filesVoid}</button>`;
  return html`
    <form class="voiding" ref=${form} onSubmit=${submit} onKeyDown=${event => event.key === 'Escape' && setOpen(false)}>
      <${Field} label=${t.filesVoidReason} value=${reason} onInput=${event => setReason(event.target.value)} faults=${faultsOf(problem, 'reason')} maxlength="200" required />
      <${Problem} problem=${apart(problem, ['reason'])} />
      <div class="acts"><button type="submit" class="act grave">${t.filesVoid}</button><button type="button" class="quiet" onClick=${() => setOpen(false)}>${t.no}</button></div>
    </form>`;
}

// A file's address of its own (blob:) is no image that the page may show; its content is.
const seen = file => new Promise(resolve => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result);
  reader.onerror = () => resolve(null);
  reader.readAsDataURL(file);
});

// A photo too large is drawn smaller; what is no photo stays as it is.
async function shrunk(file) {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LongestSide / Math.max(picture.width, picture.height));
    const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  } catch {
    return null;
  }
}
