// What is typed into score sheets and not saved yet stays while the page is open, and nowhere else: it is pupils' data. By the sheet's address.
const sheets = new Map();
const hold = event => event.preventDefault();

/** What is typed into a sheet and not saved, by pupil. */
export const unsavedOf = path => sheets.get(path) ?? {};

/** Keeps that, whichever page is shown: as long as there is any, the browser asks before it leaves. */
export function keepUnsaved(path, edits) {
  if (Object.keys(edits).length > 0) sheets.set(path, edits);
  else sheets.delete(path);
  if (sheets.size > 0) addEventListener('beforeunload', hold);
  else removeEventListener('beforeunload', hold);
}

/** How many sheets have something unsaved. */
export const unsavedSheets = () => sheets.size;

/** Drops them all, as who signs out was asked. */
export const dropUnsaved = () => [...sheets.keys()].forEach(path => keepUnsaved(path, {}));
