/** The type that every page of TikTok's reference asks for, charset included. */
export const JSON_TYPE = { 'content-type': 'application/json; charset=UTF-8' } as const;
