/** Path places of the organization that a token acts for. */
export const organization = (settings: Readonly<Record<string, unknown>>) => ({
  organization_id: String(settings['organization_id']),
});
