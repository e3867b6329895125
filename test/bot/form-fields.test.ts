import { expect, it } from 'vitest';
import { schemaOf } from '../../commands/form-fields.ts';

it('a tick that is asked for has to be set, whatever the client let through; another may be left', () => {
  const asked = schemaOf({
    title: 'Note an impact',
    heading: 'What made a difference?',
    fields: [
      { id: 'read', kind: 'tick', label: 'Read again?', required: 'Please read it once more.' },
      { id: 'quote', kind: 'tick', label: 'May it be quoted?' },
    ],
  });
  expect(asked.safeParse({ read: 'true' }).success).toBe(true);
  for (const read of ['false', '', undefined])
    expect(asked.safeParse({ read, quote: 'true' }).error?.issues.map(({ message }) => message)).toEqual([
      'Please read it once more.',
    ]);
});
