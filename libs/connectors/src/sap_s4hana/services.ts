/** OData 2.0; both exist in the cloud and on premises alike. */
export const PARTNERS = '/sap/opu/odata/sap/API_BUSINESS_PARTNER';
export const ORDERS = '/sap/opu/odata/sap/API_SALES_ORDER_SRV';
