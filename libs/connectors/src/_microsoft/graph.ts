/** The global service; national clouds have hosts of their own and are not served. */
export const GRAPH = 'https://graph.microsoft.com/v1.0';
