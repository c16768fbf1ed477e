import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from '/vendor/htm/standalone.module.js';

const Step = 10;
const Beyond = 12;
const Moves = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12, Home: -Infinity, End: Infinity };

/**
 * The rows of a long list, of one height (the style's --row, in rem): only those near the screen are in the page, however many there are.
 * `row(at)` draws one, `need(to)` is told how far rows are wanted. Arrow keys, Page Up and Down, Home and End go from row to row.
 */
export function LongList({ total, row, need }) {
  const frame = useRef(null);
  const wanted = useRef(null);
  const [shown, show] = useState({ from: 0, rows: 40, height: 44 });

  useEffect(() => {
    let asked = 0;
    function look() {
      asked = 0;
      const box = frame.current.getBoundingClientRect();
      if (box.width === 0) return;
      const style = getComputedStyle(frame.current);
      const height = parseFloat(style.getPropertyValue('--row')) * parseFloat(getComputedStyle(document.documentElement).fontSize);
      const first = Math.max(0, Math.floor(-box.top / height) - Beyond);
      const next = { from: first - (first % Step), rows: Math.ceil(innerHeight / height) + 2 * Beyond + Step, height };
      show(now => (now.from === next.from && now.rows === next.rows && now.height === next.height ? now : next));
    }

    const follow = () => { asked ||= requestAnimationFrame(look); };
    look();
    const sized = new ResizeObserver(follow);
    sized.observe(frame.current);
    addEventListener('scroll', follow, { passive: true });
    return () => { removeEventListener('scroll', follow); sized.disconnect(); cancelAnimationFrame(asked); };
  }, [total]);

  const from = Math.min(shown.from, Math.max(0, total - 1));
  const to = Math.min(total, from + shown.rows);
  useEffect(() => need?.(to), [to, total]);
  // A row that is there already is not drawn again while the list moves.
  const drawn = useMemo(() => new Map(), [row]);
  const rowAt = at => drawn.get(at) ?? drawn.set(at, row(at)).get(at);

  // A row that was asked for by a key may only now be in the page.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const link = frame.current.querySelector(`[data-at="${wanted.current}"] a`);
    if (link) { link.focus({ preventScroll: true }); wanted.current = null; }
  });

  function move(event) {
    const step = Moves[event.key];
    const here = event.target.closest('[data-at]');
    if (!step || !here || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const at = Math.max(0, Math.min(total - 1, Number(here.dataset.at) + step));
    const top = frame.current.getBoundingClientRect().top + at * shown.height;
    if (top < 80) scrollBy(0, top - 160);
    else if (top + shown.height > innerHeight - 80) scrollBy(0, top + shown.height - innerHeight + 160);
    wanted.current = at;
    show(now => ({ ...now }));
  }

  return html`
    <div class="long" role="rowgroup" ref=${frame} style=${{ height: `${total * shown.height}px` }} onKeyDown=${move}>
      <div role="presentation" class="long-part" style=${{ transform: `translateY(${from * shown.height}px)` }}>${Array.from({ length: to - from }, (_, at) => rowAt(from + at))}</div>
    </div>`;
}
