/** Winter '27; Salesforce answers each version for three years at least. */
export const DATA = '/services/data/v68.0';
