import { z } from 'zod';

/** What the sender gets to know: by this name the vendor will speak of the message. */
export const messageResult = z.object({ message: z.string().max(500) });
