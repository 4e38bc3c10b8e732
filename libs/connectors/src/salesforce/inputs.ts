import { z } from 'zod';

/** 15 characters as addresses show them, or 18 as the interface tells them. */
export const recordId = z
  .string()
  .regex(/^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/, 'must be a record’s ID of 15 or 18 characters');

/** Any field of the organization, its own included. */
export const properties = z
  .record(
    z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,79}$/, 'must be a field’s API name'),
    z.union([z.string(), z.number(), z.boolean(), z.null()]),
  )
  .optional()
  .meta({ title: 'Further properties', description: 'By their API name, such as Shop_Id__c.' });
