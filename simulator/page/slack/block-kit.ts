import { z } from 'zod';

// The page's content security policy forbids code made from text, which zod would otherwise use to parse faster.
z.config({ jitless: true });

/**
 * Block Kit as the page reads it: only what it draws itself, everything else is kept as it is. A block that does not
 * fit is shown as unreadable instead of stopping the page.
 */
const Text = z.looseObject({ type: z.string(), text: z.string() });
const Option = z.looseObject({
  text: Text,
  value: z.string().optional(),
  description: Text.optional(),
  url: z.string().optional(),
});
export type SlackOption = z.infer<typeof Option>;

/** Options that somebody else made, those among them that can be shown. */
export function readOptions(options: readonly unknown[]): SlackOption[] {
  return options.flatMap((option) => {
    const read = Option.safeParse(option);
    return read.success ? [read.data] : [];
  });
}

const Confirm = z.looseObject({
  title: Text,
  text: Text,
  confirm: Text,
  deny: Text,
  style: z.string().optional(),
});
export type SlackConfirm = z.infer<typeof Confirm>;

const number = z.union([z.string(), z.number()]);

const Element = z.looseObject({
  type: z.string(),
  action_id: z.string().optional(),
  text: Text.optional(),
  value: z.string().optional(),
  url: z.string().optional(),
  style: z.string().optional(),
  accessibility_label: z.string().optional(),
  confirm: Confirm.optional(),
  placeholder: Text.optional(),
  options: z.array(Option).optional(),
  option_groups: z.array(z.looseObject({ label: Text, options: z.array(Option) })).optional(),
  initial_option: Option.optional(),
  initial_options: z.array(Option).optional(),
  initial_value: number.optional(),
  initial_date: z.string().optional(),
  initial_time: z.string().optional(),
  initial_date_time: z.number().optional(),
  initial_user: z.string().optional(),
  initial_users: z.array(z.string()).optional(),
  initial_conversation: z.string().optional(),
  initial_channel: z.string().optional(),
  max_selected_items: z.number().optional(),
  min_query_length: z.number().optional(),
  multiline: z.boolean().optional(),
  min_length: z.number().optional(),
  max_length: z.number().optional(),
  min_value: number.optional(),
  max_value: number.optional(),
  is_decimal_allowed: z.boolean().optional(),
});
export type SlackElement = z.infer<typeof Element>;

const Block = z.looseObject({
  type: z.string(),
  block_id: z.string().optional(),
  text: Text.optional(),
  accessory: Element.optional(),
  elements: z.array(z.unknown()).optional(),
  element: Element.optional(),
  label: Text.optional(),
  hint: Text.optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});

/** A block that can be drawn: `id` is its `block_id`, or its place in the list when it has none. */
export type SlackBlock = z.infer<typeof Block> & { readonly id: string };

export function readBlocks(blocks: readonly unknown[] | undefined): SlackBlock[] {
  return (blocks ?? []).map((block, at) => {
    const read = Block.safeParse(block);
    if (!read.success) return { type: 'unreadable', id: `block-${at}` };
    return { ...read.data, id: read.data.block_id ?? `block-${at}` };
  });
}

/** The elements of an `actions` block. */
export function readElements(block: SlackBlock): SlackElement[] {
  return (block.elements ?? []).flatMap((element) => {
    const read = Element.safeParse(element);
    return read.success ? [read.data] : [];
  });
}

const View = z.looseObject({
  title: Text.optional(),
  submit: Text.optional().nullable(),
  close: Text.optional().nullable(),
  blocks: z.array(z.unknown()).optional(),
});
export type SlackView = z.infer<typeof View>;

export function readView(view: unknown): SlackView {
  const read = View.safeParse(view);
  return read.success ? read.data : {};
}

/** Every option of a select, with its group's label. */
export function optionsOf(element: SlackElement): { readonly group: string; readonly option: SlackOption }[] {
  const grouped = (element.option_groups ?? []).flatMap((group) =>
    group.options.map((option) => ({ group: group.label.text, option })),
  );
  return [...(element.options ?? []).map((option) => ({ group: '', option })), ...grouped];
}
