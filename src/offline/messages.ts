/** What the service worker tells every page. */
export type FromOffline =
  | { readonly kind: 'progress'; readonly loaded: number; readonly total: number }
  /** Everything that is kept at once is here. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string };

/** What a page asks of the service worker: whether all is here; to take the place of the older version now. */
export type ToOffline = { readonly kind: 'state' } | { readonly kind: 'take-over' };
