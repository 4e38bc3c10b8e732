import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { BulkJob, BulkJobPage, BulkJobQuery } from '@patchbay/contracts/bulk-job';
import { IdParam } from '@patchbay/contracts/common';
import { RequireCapability, Scope } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { BulkJobService } from './bulk-job.service.ts';

@ApiTags('Deliveries')
@Controller('api/v1/sites/:site/bulk-jobs')
export class BulkJobController {
  constructor(@Inject(BulkJobService) private readonly jobs: BulkJobService) {}

  @Get()
  @RequireCapability('deliveries.browse')
  @ApiOkResponse({ standardSchema: BulkJobPage })
  list(@Scope() scope: SiteScope, @Query({ schema: BulkJobQuery }) query: BulkJobQuery) {
    return this.jobs.list(scope, query);
  }

  @Get(':id')
  @RequireCapability('deliveries.browse')
  @ApiOkResponse({ standardSchema: BulkJob })
  get(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.jobs.get(scope, id);
  }

  @Post(':id/pause')
  @HttpCode(200)
  @RequireCapability('deliveries.retry')
  @ApiOkResponse({ standardSchema: BulkJob })
  pause(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.jobs.move(scope, id, 'pause');
  }

  @Post(':id/resume')
  @HttpCode(200)
  @RequireCapability('deliveries.retry')
  @ApiOkResponse({ standardSchema: BulkJob })
  resume(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.jobs.move(scope, id, 'resume');
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @RequireCapability('deliveries.retry')
  @ApiOkResponse({ standardSchema: BulkJob })
  cancel(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.jobs.move(scope, id, 'cancel');
  }
}
