/** `from` and `to` of a filter, both inclusive. */
interface TimeRange {
  from?: string | undefined;
  to?: string | undefined;
}

/** A range turned round would match nothing and leave its reader wondering. */
export const inOrder = {
  check: ({ from, to }: TimeRange) => !from || !to || Date.parse(from) <= Date.parse(to),
  refusal: { path: ['to'], message: 'must not be before from' },
};
