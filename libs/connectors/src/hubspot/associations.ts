/**
 * HubSpot's numbers for kinds of links:
 * https://developers.hubspot.com/docs/guides/api/crm/associations/associations-v4
 */
const TYPES = {
  noteToContact: 202,
  noteToCompany: 190,
  noteToDeal: 214,
  dealToContact: 3,
  dealToCompany: 5,
} as const;

export interface Association {
  to: { id: string };
  types: { associationCategory: 'HUBSPOT_DEFINED'; associationTypeId: number }[];
}

/** Links to records of one kind; none for `undefined`. */
export function associate(
  kind: keyof typeof TYPES,
  ids: readonly (string | undefined)[],
): Association[] {
  return ids
    .filter((id) => id !== undefined)
    .map((id) => ({
      to: { id },
      types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: TYPES[kind] }],
    }));
}
