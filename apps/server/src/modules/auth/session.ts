import { promisify } from 'node:util';
import type { Request } from 'express';

/** Begins a session of its own for `userId`: a session id known before the sign-in is worth nothing. */
export async function startSession(request: Request, userId: number): Promise<void> {
  const { session } = request;
  await promisify(session.regenerate.bind(session))();
  request.session.userId = userId;
  request.session.signedInAt = Date.now();
  await promisify(request.session.save.bind(request.session))();
}

export async function endSession(request: Request): Promise<void> {
  const { session } = request;
  await promisify(session.destroy.bind(session))();
}
