/**
 * The address of a module that packages may import: of the very one the server uses. A bundle has its
 * own, and puts another function in this place (scripts/lib/bundle-server.mjs).
 */
export const sharedModule = (name: string): string => import.meta.resolve(name);
