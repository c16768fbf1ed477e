import { useEffect, useState } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';

/** What the server says is wrong: its problem details, or the words for a server that does not answer. */
export class ApiProblem extends Error {
  constructor(problem) {
    super(problem.title);
    this.problem = problem;
  }
}

export async function ask(path, t, { method = 'GET', body, signal } = {}) {
  const response = await reach(path, t, {
    method,
    signal,
    headers: { 'Accept-Language': t.lang, ...(body ? { 'Content-Type': 'application/json' } : {}) },
    body: body && JSON.stringify(body),
  });
  return response.json();
}

/** Fetches a file whole, so that a refusal can be shown in words instead of being saved under the file's name. */
export async function fetchFile(path, t) {
  return (await reach(path, t, { headers: { 'Accept-Language': t.lang } })).blob();
}

/** Sends a file and tells how much of it is on its way, 0..1; fetch cannot tell that. */
export function upload(path, file, t, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file);
    request.open('POST', path);
    request.setRequestHeader('Accept-Language', t.lang);
    request.upload.onprogress = event => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(new ApiProblem(t.unreachable));
    request.onload = () => {
      const answer = parse(request.responseText);
      if (request.status < 400 && answer) resolve(answer);
      else reject(new ApiProblem(answer?.title ? answer : t.unanswered(request.status)));
    };
    request.send(form);
  });
}

/** Reads an address and again whenever it or the language changes; what was read before stays until the new is there. */
export function useAnswer(path) {
  const t = useWords();
  const [state, setState] = useState({});
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    if (!path) return undefined;
    const stop = new AbortController();
    ask(path, t, { signal: stop.signal }).then(
      data => setState({ path, data }),
      error => stop.signal.aborted || setState({ path, problem: problemOf(error, t) }));
    return () => stop.abort();
  }, [path, t.lang, turn]);

  const current = state.path === path ? state : {};
  return { data: current.data, problem: current.problem, again: () => setTurn(each => each + 1) };
}

export function problemOf(error, t) {
  return error instanceof ApiProblem ? error.problem : { title: t.unforeseen, detail: String(error.message ?? error) };
}

async function reach(path, t, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new ApiProblem(t.unreachable);
  }

  if (!response.ok) {
    const answer = parse(await response.text());
    throw new ApiProblem(answer?.title ? answer : t.unanswered(response.status));
  }

  return response;
}

function parse(text) {
  try { return JSON.parse(text); } catch { return null; }
}
