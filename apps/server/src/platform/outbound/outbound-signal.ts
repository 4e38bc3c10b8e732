/** A limit of ours that ended an exchange; told apart from what the network said. */
export class OutboundSignal extends Error {
  override readonly name = 'OutboundSignal';
  readonly code: 'timeout' | 'aborted' | 'response_too_large';

  constructor(code: OutboundSignal['code']) {
    super(code);
    this.code = code;
  }
}
