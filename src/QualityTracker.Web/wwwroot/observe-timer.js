import { html, useEffect, useState } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';

const Longest = 180;
const Minute = 60000;

/** The minute of the lesson that is on; null when no timer runs. One that nobody stopped has run out after three hours. */
export function minuteOf({ startedAt, stoppedAt }) {
  const passed = startedAt && !stoppedAt ? Math.floor((Date.now() - startedAt) / Minute) : -1;
  return passed >= 0 && passed <= Longest ? passed : null;
}

/** The lesson's clock: it goes on in a closed tab, for it is the time at which it was started that is kept. */
export function Timer({ entry, onChange }) {
  const t = useWords();
  const [, tick] = useState(0);
  const running = minuteOf(entry) !== null;
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => tick(each => each + 1), 1000);
    return () => clearInterval(timer);
  }, [running]);

  const passed = entry.startedAt ? Math.max(0, (running ? Date.now() : entry.stoppedAt ?? entry.startedAt) - entry.startedAt) : 0;
  const start = () => onChange({ startedAt: Date.now() - passed, stoppedAt: undefined });

  function stop() {
    const stoppedAt = Date.now();
    onChange({ stoppedAt, record: { ...entry.record, minutes: Math.min(Longest, Math.max(1, Math.round((stoppedAt - entry.startedAt) / Minute))) } });
  }

  return html`
    <div class="observe-timer" role="timer" aria-label=${t.observeTimer}>
      ${passed > 0 && html`<span class=${running ? 'observe-clock is-running' : 'observe-clock'}>${String(Math.floor(passed / Minute)).padStart(2, '0')}:${String(Math.floor(passed / 1000) % 60).padStart(2, '0')}</span>`}
      <button type="button" class="quiet" onClick=${running ? stop : start}>${running ? t.observeStop : passed > 0 ? t.observeGoOnTimer : t.observeStart}</button>
    </div>`;
}
