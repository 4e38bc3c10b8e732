import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';

/** The URN of whoever the settings say posts. */
export function authorOf(settings: Readonly<Record<string, unknown>>): string {
  const { author, organization_id: organization, member_id: member } = settings;
  if (author === 'organization') {
    if (organization) return `urn:li:organization:${String(organization)}`;
    throw new RequestBuildError('organization_id', 'choose an organization for this connection');
  }
  if (member) return `urn:li:person:${String(member)}`;
  throw new RequestBuildError('member_id', 'the member is not known yet; connect again');
}
