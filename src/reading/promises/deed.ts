/** What a promise says will be done, and to what; empty where its words do not say. */
export interface Deed {
  readonly action: string;
  readonly object: string;
}
