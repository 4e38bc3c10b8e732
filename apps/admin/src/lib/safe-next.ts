/**
 * Where to go after signing in: a path of this page, or the start. Anything a browser could read as
 * another origin (`//host`, `/\host`, a scheme) is not followed.
 */
export function safeNext(next: string | undefined): string {
  if (!next || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return '/';
  return next.startsWith('/login') ? '/' : next;
}
