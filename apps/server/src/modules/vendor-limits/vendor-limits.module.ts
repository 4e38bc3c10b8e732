import { Module } from '@nestjs/common';
import { CallsUnderWay } from './calls-under-way.service.ts';
import { LimitObserver } from './limit-observer.service.ts';
import { RateLimiter } from './rate-limiter.service.ts';

/** What vendor accounts may be sent, counted for every process and every kind of call. */
@Module({
  providers: [CallsUnderWay, LimitObserver, RateLimiter],
  exports: [CallsUnderWay, LimitObserver, RateLimiter],
})
export class VendorLimitsModule {}
