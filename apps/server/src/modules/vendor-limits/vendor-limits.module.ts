import { Module } from '@nestjs/common';
import { CallsUnderWay } from './calls-under-way.service.ts';
import { InteractiveCalls } from './interactive-calls.service.ts';
import { LimitObserver } from './limit-observer.service.ts';
import { RateLimiter } from './rate-limiter.service.ts';

/** What vendor accounts may be sent, counted for every process and every kind of call. */
@Module({
  providers: [CallsUnderWay, InteractiveCalls, LimitObserver, RateLimiter],
  exports: [CallsUnderWay, InteractiveCalls, LimitObserver, RateLimiter],
})
export class VendorLimitsModule {}
