import { supplierPortal } from '../_supplier/supplier-portal.ts';

/** Specialized tells its dealers where the portal is, and nobody else: the operator types the address. */
export default supplierPortal({
  slug: 'specialized',
  name: 'Specialized',
  description:
    'The dealer portal of Specialized. Portals that sign in with a form are not supported.',
  keywords: ['bicycle', 'bike', 'dealer', 'wholesale', 'order', 'stock'],
  sources: ['https://www.specialized.com/', 'https://www.rfc-editor.org/rfc/rfc7617'],
  addressHelp: [
    'Open the mail in which Specialized set up your dealer account.',
    'Copy the address of the dealer site from it, without the part after the first page.',
    'If there is none, ask your sales representative for an address that takes a user name and a password without a form.',
  ],
  dealerHelp: ['It is on the invoices of Specialized, as account or dealer number.'],
});
