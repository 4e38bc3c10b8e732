import { SetMetadata } from '@nestjs/common';

export const IDEMPOTENT = 'patchbay:idempotent';

/** Honours `Idempotency-Key` (modules/idempotency); for every POST that creates. */
export const Idempotent = () => SetMetadata(IDEMPOTENT, true);
