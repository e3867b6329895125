/**
 * What a conversion could not carry over. Conversions never throw and never lose anything silently: whatever a platform
 * cannot show is in this list. `dropped` means a person will miss it, `downgraded` that it looks different, `split` that
 * it stands in several parts.
 */
export interface Warning {
  readonly code: 'dropped' | 'downgraded' | 'split';
  /** Type of the element, with its id where it has one: `Input.ChoiceSet#owner`. Never its text. */
  readonly element: string;
  /** One sentence for a developer, without any text from the card. */
  readonly detail: string;
}

/** Names an element in a warning. */
export function elementName(element: { readonly type?: string; readonly id?: string }): string {
  const type = element.type ?? 'element';
  return element.id === undefined ? type : `${type}#${element.id}`;
}
