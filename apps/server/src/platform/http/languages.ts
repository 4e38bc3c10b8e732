import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { Request, Response } from 'express';

/** Languages the caller reads, best first (RFC 9110 §12.5.4); `*` where it says nothing. */
export const Languages = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const http = context.switchToHttp();
  http.getResponse<Response>().vary('Accept-Language');
  return http.getRequest<Request>().acceptsLanguages();
});
