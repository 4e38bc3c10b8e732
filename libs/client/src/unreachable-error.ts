/** No usable answer came back: no connection, a cut connection, or an answer that is not Patchbay's. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';

  constructor(message: string, cause?: unknown) {
    super(message, { cause });
  }
}
