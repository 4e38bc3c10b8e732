/**
 * A text as OData writes it, in any version: between single quotes, those within doubled
 * (OData 4.01 URL Conventions, section 5.1.1.14.1).
 */
export function textLiteral(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
