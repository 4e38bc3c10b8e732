import { z } from 'zod';

export const targetPoint = z
  .string()
  .regex(/^[A-Z0-9-]{3,20}$/, 'must be the code of a parcel locker, such as KRA010')
  .optional()
  .meta({ title: 'Parcel locker', description: 'The code of the locker it goes to, as KRA010.' });
