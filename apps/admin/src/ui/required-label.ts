/**
 * Marks the label of an input that must be filled in. The asterisk is drawn by CSS, so that the
 * label's text, by which people and programs find the input, stays the name alone.
 */
export const requiredLabel = { labelProps: { 'data-required': true } };
