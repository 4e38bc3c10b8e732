/** A caller's place in a trace (W3C Trace Context, https://www.w3.org/TR/trace-context/). */
export interface TraceContext {
  /** 32 lower-case hexadecimal digits. */
  traceId: string;
  /** The caller's span, 16 of them. */
  parentId: string;
  /** `sampled` is bit 0, `random-trace-id` bit 1; others are not passed on. */
  flags: number;
  /** What tracing systems keep beside it; null when there is none or it is malformed. */
  state: string | null;
}
