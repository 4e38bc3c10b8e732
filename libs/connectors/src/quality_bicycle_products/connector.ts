import { supplierPortal } from '../_supplier/supplier-portal.ts';

/** Quality Bicycle Products tells its dealers where the portal is, and nobody else: the operator types the address. */
export default supplierPortal({
  slug: 'quality_bicycle_products',
  name: 'Quality Bicycle Products',
  description:
    'The dealer portal of Quality Bicycle Products. Portals that sign in with a form are not supported.',
  keywords: ['qbp', 'bicycle', 'bike', 'parts', 'dealer', 'wholesale', 'order', 'stock'],
  sources: ['https://www.qbp.com/', 'https://www.rfc-editor.org/rfc/rfc7617'],
  addressHelp: [
    'Open the mail in which Quality Bicycle Products set up your dealer account.',
    'Copy the address of the dealer site from it, without the part after the first page.',
    'If there is none, ask your sales representative for an address that takes a user name and a password without a form.',
  ],
  dealerHelp: ['It is on the invoices of Quality Bicycle Products, as account or dealer number.'],
});
