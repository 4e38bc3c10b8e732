/**
 * A text in a query: between single quotes, with backslashes and quotes escaped
 * (https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm).
 */
export function soqlText(value: string): string {
  return `'${value.replace(/[\\']/g, '\\$&')}'`;
}
