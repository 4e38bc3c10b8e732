declare module 'virtual:vendor-marks' {
  /** Path of one picture with a symbol for each mark, named by its `simple-icons` slug. */
  export const picture: string;
  export const colours: Readonly<Record<string, string>>;
}
