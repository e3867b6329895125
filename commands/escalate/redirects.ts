import { notice } from '../../cards/words.ts';
import type { Context } from '../../src/bot/context.ts';
import type { CardView } from '../../src/bot/reply.ts';
import type { Partnership } from '../../src/partnership/schema.ts';

/** Things that look like a disagreement between agencies and have a route of their own. Nothing about them is kept. */
export const REDIRECTS = [
  {
    value: 'to-danger',
    label: 'A child is in danger now',
    title: 'Please ring, do not type',
    lines: ['If a child or anybody else is in danger now, call 999. I have kept nothing.'],
    contacts: 'emergency',
  },
  {
    value: 'to-allegation',
    label: 'How somebody who works with children behaved',
    title: 'This goes to the designated officer (LADO)',
    lines: [
      'A concern about a member of staff or a volunteer is reported within one working day. I have kept nothing.',
    ],
    contacts: 'allegation',
  },
  {
    value: 'to-whistleblowing',
    label: 'Something wrong inside my own agency',
    title: 'This is for your own agency’s route for speaking up',
    lines: [
      'Case resolution is between agencies. What is wrong inside one agency goes to its manager, or to whistleblowing. I have kept nothing.',
    ],
    contacts: 'whistleblowing',
  },
  {
    value: 'to-complaint',
    label: 'A complaint by a family or about a service',
    title: 'This goes to the agency’s complaints procedure',
    lines: ['A complaint is answered by the agency it is about. I have kept nothing.'],
    contacts: 'complaint',
  },
  {
    value: 'to-conference',
    label: 'A decision of a child protection conference',
    title: 'Dissent at a conference goes to its chair',
    lines: [
      'Tell the conference chair that you dissent and ask for it to be recorded. The chair has a route for it. I have kept nothing.',
    ],
    contacts: undefined,
  },
  {
    value: 'to-other-area',
    label: 'A child whose home is in another area',
    title: 'The child’s home area leads',
    lines: [
      'Use the case resolution protocol of the area where the child lives. Its partnership’s website has it. I have kept nothing.',
    ],
    contacts: undefined,
  },
] as const;

export type Redirect = (typeof REDIRECTS)[number];

export function redirectNamed(value: string | undefined): Redirect | undefined {
  return REDIRECTS.find((each) => each.value === value);
}

/** Where to go instead, with whom to ring. */
export function redirectView({ partnership }: Pick<Context, 'partnership'>, redirect: Redirect): CardView {
  return notice(redirect.title, [...redirect.lines, ...contactLines(partnership, redirect.contacts)]);
}

function contactLines({ contacts }: Partnership, purpose: Redirect['contacts']): string[] {
  if (purpose === undefined) return [];
  return contacts
    .filter((contact) =>
      purpose === 'emergency' ? contact.emergency : contact.for?.some((each) => each === purpose),
    )
    .map(({ name, phone, email, url, when }) => {
      const reach = [phone, email, url].filter((each) => each !== undefined).join(', ');
      return [`${name}${reach ? `: ${reach}` : ''}`, when].filter((each) => each).join('. ');
    });
}
