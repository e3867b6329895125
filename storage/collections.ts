export type CollectionName = never;
export type RecordOf<C extends CollectionName> = C;
