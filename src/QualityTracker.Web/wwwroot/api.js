import { useEffect, useState } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';
import { antiforgery, confirmedAgain, renew, signedInAgain } from './session.js';

/** What the server says is wrong: its problem details, or the words for a server that does not answer. */
export class ApiProblem extends Error {
  constructor(problem) {
    super(problem.title);
    this.problem = problem;
  }
}

export async function ask(path, t, options) {
  return (await askTagged(path, t, options)).data;
}

/**
 * Asks, and gives the record's tag (ETag) beside it: what is sent as `tag` is changed only if nobody else did meanwhile. With `waits` false a
 * session that is over is a refusal, though the page asks to sign in again.
 */
export async function askTagged(path, t, { method = 'GET', body, signal, tag, waits = true } = {}) {
  const response = await reach(path, t, {
    method,
    signal,
    waits,
    headers: { 'Accept-Language': t.lang, ...(body ? { 'Content-Type': 'application/json' } : {}), ...(tag ? { 'If-Match': tag } : {}) },
    body: body && JSON.stringify(body),
  });
  return { data: response.status === 204 ? null : await response.json(), tag: response.headers.get('ETag') };
}

/** Fetches a file whole, so that a refusal can be shown in words instead of being saved under the file's name. */
export async function fetchFile(path, t, body) {
  const headers = { 'Accept-Language': t.lang, ...(body ? { 'Content-Type': 'application/json' } : {}) };
  return (await reach(path, t, { method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body) })).blob();
}

/** Sends a file, in a form or as it is, and tells how much of it is on its way, 0..1; fetch cannot tell that. */
export function upload(path, file, t, onProgress, { raw = false, renewed = false, fields = {} } = {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file);
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    request.open('POST', path);
    request.setRequestHeader('Accept-Language', t.lang);
    request.setRequestHeader('X-Antiforgery', antiforgery());
    request.upload.onprogress = event => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(new ApiProblem(t.unreachable));
    request.onload = () => {
      const answer = parse(request.responseText);
      if (request.status < 400 && answer) resolve(answer);
      else if (canMend(request.status, answer, renewed)) {
        mend(answer, t).then(() => upload(path, file, t, onProgress, { raw, fields, renewed: answer.rule === 'antiforgery' }), failed => { throw unmended(failed, answer, t); }).then(resolve, reject);
      } else reject(new ApiProblem(answer?.title ? answer : t.unanswered(request.status)));
    };
    request.send(raw ? file : form);
  });
}

/** Reads an address and again whenever it or the language changes, with its tag; what was read before stays until the new is there. */
export function useAnswer(path) {
  const t = useWords();
  const [state, setState] = useState({});
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    if (!path) return undefined;
    const stop = new AbortController();
    askTagged(path, t, { signal: stop.signal }).then(
      answer => setState({ path, ...answer }),
      error => stop.signal.aborted || setState({ path, problem: problemOf(error, t) }));
    return () => stop.abort();
  }, [path, t.lang, turn]);

  const current = state.path === path ? state : {};
  return { data: current.data, tag: current.tag, problem: current.problem, again: () => setTurn(each => each + 1) };
}

export function problemOf(error, t) {
  return error instanceof ApiProblem ? error.problem : { title: t.unforeseen, detail: String(error.message ?? error) };
}

async function reach(path, t, { waits = true, ...options }, renewed = false) {
  const writes = (options.method ?? 'GET') !== 'GET';
  let response;
  try {
    response = await fetch(path, writes ? { ...options, headers: { ...options.headers, 'X-Antiforgery': antiforgery() } } : options);
  } catch (error) {
    throw unreached(error, t);
  }

  if (response.ok) return response;
  const answer = parse(await response.text());
  if (!canMend(response.status, answer, renewed)) throw new ApiProblem(answer?.title ? answer : t.unanswered(response.status));
  const mended = mend(answer, t);
  if (!waits && response.status === 401) {
    mended.catch(() => {});
    throw new ApiProblem(answer);
  }

  try {
    await mended;
  } catch (error) {
    throw unmended(error, answer, t);
  }

  return reach(path, t, { waits, ...options }, answer.rule === 'antiforgery');
}

// A session that is over, or too old for what is asked, and a token that is out of date are no failures: the ones ask to sign in again,
// the other is renewed, once.
function canMend(status, answer, renewed) {
  return (status === 401 && (answer?.rule === 'sign-in-needed' || answer?.rule === 'sign-in-again')) || (status === 400 && answer?.rule === 'antiforgery' && !renewed);
}

const mend = (answer, t) => (answer.rule === 'antiforgery' ? renew(t.lang) : answer.rule === 'sign-in-again' ? confirmedAgain() : signedInAgain(t.lang));

// Who went back instead of signing in again reads what was asked of them.
const unmended = (error, answer, t) => (answer.rule === 'sign-in-again' ? new ApiProblem(answer) : unreached(error, t));

const unreached = (error, t) => (error.name === 'AbortError' ? error : new ApiProblem(t.unreachable));

function parse(text) {
  try { return JSON.parse(text); } catch { return null; }
}
