/** Where the cache keeps who is signed in; features that change it mark it stale by this key. */
export const ME_KEY = ['me'] as const;
