import { useLayoutEffect } from '/vendor/htm/standalone.module.js';

/** The left and the right arrow key lead to the one before and the one after, where there is one, but not while somebody types or scrolls a table. */
export function useArrows(before, after) {
  // As soon as the new one stands there: a quick second press goes on from it.
  useLayoutEffect(() => {
    const follow = event => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest('input, select, textarea, .table-frame')) return;
      if (event.key === 'ArrowLeft' && before) before();
      if (event.key === 'ArrowRight' && after) after();
    };
    addEventListener('keydown', follow);
    return () => removeEventListener('keydown', follow);
  }, [before, after]);
}
