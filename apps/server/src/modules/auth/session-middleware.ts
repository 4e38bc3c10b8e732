import connectPgSimple from 'connect-pg-simple';
import type { RequestHandler } from 'express';
import session from 'express-session';
import type { Pool } from 'pg';
import { IDLE_MS, SESSION_COOKIE } from './session-limits.ts';

declare module 'express-session' {
  interface SessionData {
    userId: number;
    /** Epoch milliseconds of the sign-in; the absolute limit counts from it. */
    signedInAt: number;
  }
}

export interface SessionMiddlewareOptions {
  /** The database's; the table is the migration's, and AuthCleaning prunes it. */
  pool: Pool;
  /**
   * Sign the cookie, so that a session id read from the database opens nothing: the first signs, any
   * verifies. The array may change while the master key is rotated.
   */
  secrets: string[];
  /** Whether browsers reach this service by https, whatever the last hop speaks. */
  secure: () => boolean;
}

/** Cookie sessions in PostgreSQL, with the attributes of OWASP's session management cheat sheet. */
export function sessionMiddleware(options: SessionMiddlewareOptions): RequestHandler {
  const { pool, secrets, secure } = options;
  const PgStore = connectPgSimple(session);
  const store = new PgStore({ pool, tableName: 'sessions', pruneSessionInterval: false });
  const handler = session({
    ...{ name: SESSION_COOKIE, secret: secrets, store },
    ...{ resave: false, saveUninitialized: false, rolling: true },
    cookie: { httpOnly: true, sameSite: 'lax', path: '/', secure: 'auto', maxAge: IDLE_MS },
  });
  return (request, response, next) => {
    // 'auto' asks `request.secure`, which knows the proxy's hop to us and not the browser's to it.
    if (secure()) Object.defineProperty(request, 'secure', { value: true, configurable: true });
    handler(request, response, next);
  };
}

/** Routes of a site hear a service token alone; making a session for it would be work for nothing. */
export function unlessBearer(sessions: RequestHandler): RequestHandler {
  return (request, response, next) => {
    const bearer = /^bearer\b/i.test(request.headers.authorization ?? '');
    if (bearer && request.originalUrl.startsWith('/api/v1/sites/')) next();
    else void sessions(request, response, next);
  };
}
