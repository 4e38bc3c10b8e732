import { uuidFrom } from '../_generic/uuid-from.ts';

/** 28 to 36 characters by which DHL's support finds a request; DHL does not use it to refuse repeats. */
export const messageReference = (messageId: string | undefined) =>
  messageId === undefined ? {} : { headers: { 'message-reference': uuidFrom(messageId) } };
