declare module 'virtual:vendor-marks' {
  export const marks: Readonly<Record<string, { path: string; hex: string }>>;
}
