import { z } from 'zod';

export const shipsAt = z.iso
  .datetime({
    offset: true,
    error: 'must be a time with its offset, such as 2026-03-02T09:00:00+01:00',
  })
  .optional()
  .meta({
    title: 'Ships at',
    description: 'When it is handed over, at most ten days ahead; in an hour by default.',
  });
