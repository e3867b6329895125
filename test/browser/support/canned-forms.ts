const plain = (text: string) => ({ type: 'plain_text', text });
const option = (text: string, value: string) => ({ text: plain(text), value });
const input = (
  block_id: string,
  label: string,
  element: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
) => ({ type: 'input', block_id, label: plain(label), element, ...more });

/** One input block of every kind the bot's forms use. */
export const everyInput = [
  input('what', 'What is to be done?', { type: 'plain_text_input', action_id: 'text', multiline: true }),
  input('when', 'By when?', { type: 'datepicker', action_id: 'date', initial_date: '2026-12-11' }),
  input('hour', 'At what time?', { type: 'timepicker', action_id: 'time' }, { optional: true }),
  input('who', 'Who?', { type: 'users_select', action_id: 'person' }, { hint: plain('One person owns it.') }),
  input(
    'many',
    'How many?',
    { type: 'number_input', action_id: 'number', is_decimal_allowed: false, min_value: '1' },
    { optional: true },
  ),
  input('group', 'Group', {
    type: 'static_select',
    action_id: 'group',
    option_groups: [
      { label: plain('Operational'), options: [option('Neglect', 'neglect'), option('Exploitation', 'exp')] },
      { label: plain('Strategic'), options: [option('Executive', 'exec')] },
    ],
  }),
  input(
    'tags',
    'Themes',
    {
      type: 'multi_static_select',
      action_id: 'tags',
      options: [option('Voice of the child', 'voice'), option('Thresholds', 'thresholds')],
    },
    { optional: true },
  ),
  input(
    'ticks',
    'Reminders',
    { type: 'checkboxes', action_id: 'ticks', options: [option('Remind me', 'remind')] },
    { optional: true },
  ),
  input('weight', 'Priority', {
    type: 'radio_buttons',
    action_id: 'weight',
    options: [option('High', 'high'), option('Usual', 'usual')],
    initial_option: option('Usual', 'usual'),
  }),
];

/** `state.values` after the test filled the form in. */
export const filled = {
  what: { text: { type: 'plain_text_input', value: 'Send the minutes' } },
  when: { date: { type: 'datepicker', selected_date: '2026-12-12' } },
  hour: { time: { type: 'timepicker', selected_time: '14:30' } },
  who: { person: { type: 'users_select', selected_user: 'U0JOAN' } },
  many: { number: { type: 'number_input', value: '90' } },
  group: { group: { type: 'static_select', selected_option: option('Neglect', 'neglect') } },
  tags: {
    tags: { type: 'multi_static_select', selected_options: [option('Voice of the child', 'voice')] },
  },
  ticks: { ticks: { type: 'checkboxes', selected_options: [option('Remind me', 'remind')] } },
  weight: { weight: { type: 'radio_buttons', selected_option: option('High', 'high') } },
};

export const formView = (title: string, blocks: readonly unknown[]) => ({
  type: 'modal',
  title: plain(title),
  submit: plain('Assign'),
  close: plain('Cancel'),
  blocks,
});
