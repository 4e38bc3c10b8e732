import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { IdempotencyCleaning } from './idempotency-cleaning.service.ts';
import { IdempotencyInterceptor } from './idempotency.interceptor.ts';
import { IdempotencyService } from './idempotency.service.ts';
import { KeyVault } from './key-vault.service.ts';

/** Imported once, it serves every route marked `@Idempotent()` (platform/http). */
@Module({
  providers: [
    IdempotencyCleaning,
    IdempotencyService,
    KeyVault,
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
  ],
})
export class IdempotencyModule {}
