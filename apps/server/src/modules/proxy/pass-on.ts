import type { Readable } from 'node:stream';
import type { Response } from 'express';

/**
 * Passes a vendor's body on as it comes, at the caller's pace. `pipeline` does the same with an abort
 * signal a call, whose making costs a tenth of the whole call.
 *
 * @returns when the answer is out, or its caller is gone
 * @throws OutboundError when the vendor's side ends early
 */
export function passOn(body: Readable, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    if (response.destroyed) {
      body.destroy();
      resolve();
      return;
    }
    body.on('error', reject);
    response.on('close', () => {
      // A caller who left early needs no more of it; after a whole answer this does nothing.
      body.destroy();
      resolve();
    });
    body.pipe(response);
  });
}
