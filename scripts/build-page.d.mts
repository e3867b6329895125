/** Builds the local-mode page into `outdir`: index.html, app.js and app.css with source maps. */
export function buildPage(options: { readonly outdir: string }): Promise<void>;
