import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { readError as readGraphError } from '../_meta/errors.ts';

const Container = z.object({ status_code: z.enum(['ERROR', 'EXPIRED']) });

/** A container says with 200 that Instagram could not work with the photo or video. */
export function readError(response: VendorResponse): ErrorReading | undefined {
  const container = Container.safeParse(response.body).data;
  if (container && response.status === 200) {
    return { kind: 'rejected', code: `container_${container.status_code.toLowerCase()}` };
  }
  return readGraphError(response);
}
