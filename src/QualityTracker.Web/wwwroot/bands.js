/** The look of a band by its place among all bands, best first: the lowest always stands out. */
export const placeOf = (place, bands) => (place === bands.length - 1 && place > 0 ? 'last' : Math.min(place, 2));
