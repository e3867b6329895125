/** Builds entry points, given from the project's directory, into one file a part. See `bundle.mjs`. */
export function bundle(options: {
  readonly entryPoints: readonly string[];
  readonly outdir: string;
}): Promise<void>;
