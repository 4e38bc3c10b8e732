/** Whose key it is; `siteId` 0 stands for requests outside any site. */
export interface KeyOwner {
  siteId: number;
  /** `user:7` or `token:3`. */
  caller: string;
  key: string;
}

export interface KeptAnswer {
  status: number;
  /** The answer's JSON; null for one without a body. */
  body: string | null;
}

/** What a key leads to: do the work and settle it, or repeat the answer. */
export type Reservation =
  | { kind: 'mine'; owner: string }
  | { kind: 'answered'; answer: KeptAnswer };
