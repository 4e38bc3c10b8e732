import { supplierPortal } from '../_supplier/supplier-portal.ts';

export default supplierPortal({
  slug: 'dealer_portal',
  name: 'Dealer portal',
  description:
    'A supplier’s portal behind HTTP basic credentials. Portals that sign in with a form are not supported.',
  keywords: ['dealer', 'wholesale', 'login', 'order', 'stock'],
  sources: ['https://www.rfc-editor.org/rfc/rfc7617'],
});
