import type { RequestHandler } from 'express';

/**
 * For pages that end in a window which the page opened: its own policy would put them into another
 * group of windows than the vendor's before them, and then the browser lets them neither close
 * themselves nor be seen as open (HTML standard, cross-origin opener policies).
 */
export const sharedWindow: RequestHandler = (_, response, next) => {
  response.setHeader('Cross-Origin-Opener-Policy', 'unsafe-none');
  next();
};
