/** Tells the person at the terminal something. */
export type Say = (line: string) => void;
