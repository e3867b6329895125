/**
 * Slack's limits, each with where it is stated. "types" is the documentation in @slack/types 3.2 (block-kit/*.d.ts and
 * views.d.ts), which Slack generates from its reference. Lengths are UTF-16 code units.
 */
export const LIMITS = {
  /** Blocks in a message (docs.slack.dev, reference/block-kit/blocks). */
  messageBlocks: 50,
  /** Blocks in a modal (types: BaseView.blocks). */
  modalBlocks: 100,
  /** All text of a message together. Not documented: beyond about 13,200 Slack answers `msg_blocks_too_long` (bolt-js#2509). */
  messageText: 12_500,
  /** Bytes of a view's blocks: a modal is at most 250 KB (creating-modals), of which title, metadata and ids take some. */
  viewBytes: 230_000,
  /** `text` of a message: chat.update takes 4,000 (docs.slack.dev/reference/methods/chat.update); escaped it may be five times as long. */
  notificationText: 700,
  /** Types: SectionBlock.text. */
  sectionText: 3000,
  /** Types: SectionBlock.fields. */
  fields: 10,
  fieldText: 2000,
  /** Types: HeaderBlock.text. */
  headerText: 150,
  /** A text in small print. Slack takes 3000 (types: ContextBlock.elements). */
  contextText: 2000,
  /** Types: Button.text, Button.value, Button.url. */
  buttonText: 75,
  buttonValue: 2000,
  url: 3000,
  /** Types: Button.accessibility_label. */
  accessibilityLabel: 75,
  /** Types: InputBlock.label and hint. */
  label: 2000,
  hint: 2000,
  /** Types: Placeholdable. */
  placeholder: 150,
  /** Types: option text and value (composition-objects). */
  optionText: 75,
  optionValue: 75,
  /** Types: StaticSelect.options, OptionGroup.options and option_groups. */
  options: 100,
  optionGroups: 100,
  /** Types: RadioButtons.options, Checkboxes.options. */
  radioOptions: 10,
  /** Types: PlainTextInput.max_length. */
  inputLength: 3000,
  /** Types: block_id. */
  blockId: 255,
  /** Types: ImageBlock.alt_text. */
  altText: 2000,
  /** Types: ModalView.title, submit, close. */
  modalTitle: 24,
  /** Types: BaseView.private_metadata. */
  privateMetadata: 3000,
  /** Buttons in one row. Slack allows 25 (types: ActionsBlock.elements), but more than five wrap badly on a phone. */
  actionsForLooks: 5,
} as const;
