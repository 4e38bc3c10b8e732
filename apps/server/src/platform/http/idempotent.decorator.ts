import { SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiIdempotencyKey } from './idempotency-key.ts';

export const IDEMPOTENT = 'patchbay:idempotent';

/** Honours `Idempotency-Key` (modules/idempotency); for every POST that creates. */
export const Idempotent = () => applyDecorators(SetMetadata(IDEMPOTENT, true), ApiIdempotencyKey());
