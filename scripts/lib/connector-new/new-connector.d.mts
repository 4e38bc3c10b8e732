export function newConnector(slug: string, folder?: string): { files: string[]; next: string };
