/** The only scope of the Business Profile APIs: it reads and writes alike. */
export const MANAGE = 'https://www.googleapis.com/auth/business.manage';
