import { html, useRef } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';

const Step = 0.5;
const Slop = 10;

/** The rubric by thumb: each dimension is a slider as wide as the screen. What was not touched is not scored. */
export function Rubric({ rubric, scores, onChange }) {
  const t = useWords();
  const of = dimension => scores.find(each => each.dimension === dimension);
  // A finger that scrolls the page touches a slider too, and the browser has moved it by then: what was there comes back.
  const touch = useRef(null);
  const set = (dimension, points) => onChange(rubric.map(each => (each.dimension === dimension ? { dimension, points } : of(each.dimension))).filter(each => each && each.points !== null));

  function begin(event, dimension) {
    touch.current = event.pointerType === 'mouse' ? null : { dimension, before: of(dimension)?.points ?? null, x: event.clientX, y: event.clientY };
  }

  function restore() {
    const { dimension, before, moved } = touch.current;
    touch.current = { before, scrolled: true };
    if (moved) set(dimension, before);
  }

  function end(event) {
    if (!touch.current) return;
    const [across, along] = [Math.abs(event.clientX - touch.current.x), Math.abs(event.clientY - touch.current.y)];
    if (event.type === 'pointercancel' || (along > Slop && along > across)) restore();
    else touch.current = null;
  }

  function slide(event, dimension) {
    if (touch.current?.scrolled) {
      event.target.value = touch.current.before ?? 0;
      return;
    }

    if (touch.current) touch.current.moved = true;
    set(dimension, Number(event.target.value));
  }

  return html`
    <section class="card observe-rubric">
      <h2>${t.observeRubric} ${scores.length === rubric.length && html`<span class="soft">${t.observeTotal(scores.reduce((sum, each) => sum + each.points, 0))}</span>`}</h2>
      <p class="soft small">${t.observeRubricHelp}</p>
      ${rubric.map(({ dimension, points: full }) => {
        const score = of(dimension);
        const name = t.observeDimensions[dimension];
        return html`
          <div key=${dimension} class=${score ? 'observe-dimension' : 'observe-dimension is-open'}>
            <label for=${`rubric-${dimension}`}>${name}</label>
            <output for=${`rubric-${dimension}`}>${t.observeOf(score ? score.points : '—', full)}</output>
            <button type="button" class="plain" disabled=${!score} aria-label=${t.observeUnscore(name)} onClick=${() => set(dimension, null)}>×</button>
            <input id=${`rubric-${dimension}`} type="range" min="0" max=${full} step=${Step} value=${score?.points ?? 0} aria-valuetext=${t.observeOf(score ? score.points : '—', full)}
              onPointerDown=${event => begin(event, dimension)} onPointerUp=${end} onPointerCancel=${end} onKeyDown=${() => { touch.current = null; }} onInput=${event => slide(event, dimension)} />
          </div>`;
      })}
    </section>`;
}
