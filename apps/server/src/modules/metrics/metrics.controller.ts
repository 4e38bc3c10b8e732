import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { MetricsText } from '@patchbay/contracts/health';
import type { Request } from 'express';
import { Public } from '../../platform/access/access.decorators.ts';
import { METRICS_CONTENT_TYPE } from '../../platform/metrics/metrics.ts';
import { MetricsService } from './metrics.service.ts';

@ApiTags('Health')
@Controller('metrics')
export class MetricsController {
  constructor(@Inject(MetricsService) private readonly metrics: MetricsService) {}

  @Get()
  @Public('a monitoring system asks; it signs in with METRICS_TOKEN, or asks from this machine')
  @Header('Content-Type', METRICS_CONTENT_TYPE)
  @ApiProduces('text/plain')
  @ApiOkResponse({ standardSchema: MetricsText })
  read(@Req() request: Request) {
    return this.metrics.read(request);
  }
}
