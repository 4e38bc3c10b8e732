import { z } from 'zod';

const id = z.string().min(1).max(200);

/** Identifiers in the vendor's own form, fit to be handed to its other actions. */
export const contactResult = z.object({ contact_id: id });
export const dealResult = z.object({ deal_id: id });
export const activityResult = z.object({ activity_id: id });
