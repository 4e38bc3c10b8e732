import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { BulkJob, CancelMany, RetryMany } from '@patchbay/contracts/bulk-job';
import { IdParam } from '@patchbay/contracts/common';
import {
  BatchAnswer,
  CreateBatch,
  CreateDelivery,
  Delivery,
  DeliveryDetail,
  FileNameParam,
} from '@patchbay/contracts/delivery';
import {
  DeliveryPage,
  DeliveryQuery,
  Waiting,
  WaitingQuery,
} from '@patchbay/contracts/delivery-list';
import type { Response } from 'express';
import { RequireCapability, Scope } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { ApiIdempotencyKey, IdempotencyKey } from '../../platform/http/idempotency-key.ts';
import { Idempotent } from '../../platform/http/idempotent.decorator.ts';
import type { TraceContext } from '../../platform/trace/trace-context.ts';
import { Trace } from '../../platform/trace/trace.decorator.ts';
import { BulkJobService } from '../bulk-jobs/bulk-job.service.ts';
import { DeliveryAcceptService } from './delivery-accept.service.ts';
import { DeliveryFileService } from './delivery-file.service.ts';
import { DeliveryListService } from './delivery-list.service.ts';
import { DeliveryService } from './delivery.service.ts';
import { WaitingService } from './waiting.service.ts';

const FILE =
  'The file that `result.file` of the delivery names, as its vendor sent it, of the media type told there.';

@ApiTags('Deliveries')
@Controller('api/v1/sites/:site/deliveries')
export class DeliveryController {
  constructor(
    @Inject(DeliveryAcceptService) private readonly acceptance: DeliveryAcceptService,
    @Inject(DeliveryService) private readonly deliveries: DeliveryService,
    @Inject(DeliveryListService) private readonly lists: DeliveryListService,
    @Inject(WaitingService) private readonly waiting: WaitingService,
    @Inject(BulkJobService) private readonly jobs: BulkJobService,
    @Inject(DeliveryFileService) private readonly files: DeliveryFileService,
  ) {}

  @Get()
  @RequireCapability('deliveries.browse')
  @ApiOkResponse({ standardSchema: DeliveryPage })
  list(@Scope() scope: SiteScope, @Query({ schema: DeliveryQuery }) query: DeliveryQuery) {
    return this.lists.list(scope, query);
  }

  @Get('waiting')
  @RequireCapability('deliveries.browse')
  @ApiOkResponse({ standardSchema: Waiting })
  countWaiting(@Scope() scope: SiteScope, @Query({ schema: WaitingQuery }) query: WaitingQuery) {
    return this.waiting.count(scope, query);
  }

  @Post()
  @HttpCode(202)
  @RequireCapability('deliveries.create')
  @ApiIdempotencyKey()
  @ApiAcceptedResponse({ standardSchema: Delivery })
  create(
    @Scope() scope: SiteScope,
    @Body({ schema: CreateDelivery }) body: CreateDelivery,
    @IdempotencyKey() key: string | undefined,
    @Trace() trace: TraceContext | null,
  ) {
    return this.acceptance.accept(scope, body, key, trace);
  }

  @Post('batch')
  @HttpCode(202)
  @RequireCapability('deliveries.create')
  @ApiIdempotencyKey()
  @ApiAcceptedResponse({ standardSchema: BatchAnswer })
  createBatch(
    @Scope() scope: SiteScope,
    @Body({ schema: CreateBatch }) body: { items: unknown[] },
    @IdempotencyKey() key: string | undefined,
    @Trace() trace: TraceContext | null,
  ) {
    return this.acceptance.acceptBatch(scope, body.items, key, trace);
  }

  @Post('retry')
  @HttpCode(202)
  @RequireCapability('deliveries.retry')
  @Idempotent()
  @ApiAcceptedResponse({ standardSchema: BulkJob })
  retryMany(@Scope() scope: SiteScope, @Body({ schema: RetryMany }) body: RetryMany) {
    return this.jobs.retryDeliveries(scope, body.filter);
  }

  @Post('cancel')
  @HttpCode(202)
  @RequireCapability('deliveries.retry')
  @Idempotent()
  @ApiAcceptedResponse({ standardSchema: BulkJob })
  cancelMany(@Scope() scope: SiteScope, @Body({ schema: CancelMany }) body: CancelMany) {
    return this.jobs.cancelDeliveries(scope, body.filter);
  }

  @Get(':id')
  @RequireCapability('deliveries.browse')
  @ApiOkResponse({ standardSchema: DeliveryDetail })
  get(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.deliveries.get(scope, id);
  }

  @Get(':id/files/:name')
  @RequireCapability('deliveries.browse')
  @ApiProduces('*/*')
  @ApiOkResponse({ description: FILE, schema: { type: 'string', format: 'binary' } })
  download(
    @Scope() scope: SiteScope,
    @Param('id', { schema: IdParam }) id: number,
    @Param('name', { schema: FileNameParam }) name: string,
    @Res({ passthrough: true }) response: Response,
  ) {
    return this.files.download(scope, id, name, response);
  }

  @Post(':id/retry')
  @HttpCode(202)
  @RequireCapability('deliveries.retry')
  @Idempotent()
  @ApiAcceptedResponse({ standardSchema: Delivery })
  retry(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.deliveries.retry(scope, id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @RequireCapability('deliveries.retry')
  @Idempotent()
  @ApiOkResponse({ standardSchema: Delivery })
  cancel(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.deliveries.cancel(scope, id);
  }
}
