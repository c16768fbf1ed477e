import { useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { ask, problemOf } from './api.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';

const Portion = 20;

// What is told of a sheet that is not as it was looked at: it is read again.
const Moved = ['stale', 'out-of-order', 'changed', 'still-open', 'too-late', 'too-early', 'unchanged'];

/** One sheet on its way: how it stands, and a step to take with it. What was sent and not answered is sent again as the same step. */
export function useStanding(path) {
  const t = useWords();
  const [state, setState] = useState({});
  const [turn, setTurn] = useState(0);
  const [busy, setBusy] = useState(null);
  const [refusal, setRefusal] = useState(null);
  const latest = useRef(null);
  const sent = useRef({});
  const set = data => { latest.current = data; setState({ path, data }); };
  const again = () => setTurn(each => each + 1);

  useEffect(() => {
    if (!path) return undefined;
    const stop = new AbortController();
    ask(`${path}/standing`, t, { signal: stop.signal }).then(set, error => stop.signal.aborted || setState({ path, problem: problemOf(error, t) }));
    return () => stop.abort();
  }, [path, t.lang, turn]);
  useEffect(() => setRefusal(null), [path]);

  async function take(content) {
    if (busy) return null;
    const { after } = latest.current;
    const key = JSON.stringify({ path, after, content });
    if (sent.current.key !== key) sent.current = { key, id: newId() };
    setBusy(content.kind);
    setRefusal(null);
    try {
      const answer = await ask(`${path}/steps`, t, { method: 'POST', body: { id: sent.current.id, after, ...content } });
      if (answer.lines) set(answer);
      else again();
      return answer;
    } catch (error) {
      const problem = problemOf(error, t);
      setRefusal(problem);
      if (Moved.includes(problem.rule)) again();
      return null;
    } finally {
      setBusy(null);
    }
  }

  const current = state.path === path ? state : {};
  return { data: current.data, problem: current.problem, again, take, busy, refusal, forgive: () => setRefusal(null) };
}

/** Days from one day to another; negative when it has passed. */
export const daysBetween = (from, to) => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** Which signature is the reader's to give, of the steps they may take. */
export const signs = may => ['signAsGroupHead', 'signAsPrincipal'].find(kind => may.includes(kind));

/** The address of how a line's figure was made. */
export const figureOf = line => (line.startsWith('norm/') ? `norms/${line.slice(5)}` : line === 'total' || line === 'band' ? line : line === 'veto' ? 'band' : `indicators/${line}`);

/** Takes one kind of step with many sheets, by portions, each sheet by itself; `tell` hears how many were sent. Ends early when it is stopped or a portion fails. */
export async function takeMany({ path, kind, sheets, tell = () => {}, stopped = () => false, t }) {
  const results = [];
  for (let at = 0; at < sheets.length && !stopped(); at += Portion) {
    const portion = sheets.slice(at, at + Portion);
    try {
      results.push(...(await ask(`${path}/steps`, t, { method: 'POST', body: { kind, sheets: portion } })).results);
    } catch (error) {
      return { results, problem: problemOf(error, t), left: sheets.slice(at) };
    }

    tell(Math.min(at + Portion, sheets.length));
  }

  return { results, left: sheets.slice(results.length) };
}
