import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdParam } from '@patchbay/contracts/common';
import { BulkJob } from '@patchbay/contracts/delivery';
import { RequireCapability, Scope } from '../../platform/access/access.decorators.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { BulkJobService } from './bulk-job.service.ts';

@ApiTags('Deliveries')
@Controller('api/v1/sites/:site/bulk-jobs')
export class BulkJobController {
  constructor(@Inject(BulkJobService) private readonly jobs: BulkJobService) {}

  @Get(':id')
  @RequireCapability('deliveries.browse')
  @ApiOkResponse({ standardSchema: BulkJob })
  get(@Scope() scope: SiteScope, @Param('id', { schema: IdParam }) id: number) {
    return this.jobs.get(scope, id);
  }
}
