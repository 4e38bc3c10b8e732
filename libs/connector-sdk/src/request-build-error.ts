/**
 * Thrown while a request is described: the action's input and the connection's settings together
 * make no request. Trying again would not help. The message is fit for the caller to read.
 */
export class RequestBuildError extends Error {
  /** The input's or setting's name. */
  readonly field: string;

  constructor(field: string, message: string) {
    super(`${field}: ${message}`);
    this.name = 'RequestBuildError';
    this.field = field;
  }
}
