/** What a row needs to know of a connector to show it. */
export interface ConnectorFace {
  name: string;
  icon: string | null;
  family: string;
  /** Its OAuth leads through the vendor's own page, not through a token that is typed in. */
  redirects: boolean;
}

export type ConnectorFaces = ReadonlyMap<string, ConnectorFace>;

/** A connector that is not in the library any more is shown by its slug. */
export function faceOf(faces: ConnectorFaces, slug: string): ConnectorFace {
  return faces.get(slug) ?? { name: slug, icon: null, family: '', redirects: true };
}
