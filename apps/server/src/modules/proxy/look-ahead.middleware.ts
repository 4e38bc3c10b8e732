import { Inject, Injectable, type NestMiddleware } from '@nestjs/common';
import { IdParam } from '@patchbay/contracts/common';
import type { NextFunction, Request, Response } from 'express';
import { ProxyService } from './proxy.service.ts';

/** A call by service token asks the database two things; asked at once they take the time of one. */
@Injectable()
export class LookAheadMiddleware implements NestMiddleware {
  constructor(@Inject(ProxyService) private readonly proxy: ProxyService) {}

  use(request: Request, _response: Response, next: NextFunction): void {
    const id = IdParam.safeParse(request.params['id']);
    if (request.headers.authorization !== undefined && id.success) {
      this.proxy.lookAhead(String(request.params['site']), id.data, request);
    }
    next();
  }
}
