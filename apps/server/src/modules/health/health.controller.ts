import { Controller, Get, HttpStatus, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { Health, Ready } from '@patchbay/contracts/health';
import type { Response } from 'express';
import { Public } from '../../platform/access/access.decorators.ts';
import { ReadinessService } from './readiness.service.ts';

@ApiTags('Health')
@Controller('api')
export class HealthController {
  constructor(@Inject(ReadinessService) private readonly readiness: ReadinessService) {}

  @Get('health')
  @Public('a process manager asks whether the process lives')
  @ApiOkResponse({ standardSchema: Health })
  health() {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public('a load balancer asks whether to send traffic here')
  @ApiOkResponse({ standardSchema: Ready })
  @ApiServiceUnavailableResponse({ standardSchema: Ready })
  async ready(@Res({ passthrough: true }) response: Response) {
    const ready = await this.readiness.ready();
    if (ready.status !== 'ready') response.status(HttpStatus.SERVICE_UNAVAILABLE);
    return ready;
  }
}
