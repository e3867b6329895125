import type { Person } from '../protocol.ts';
import type { PlatformName } from './use-pane.ts';
import { daysAhead } from './times.ts';

export interface Example {
  readonly platform: PlatformName;
  readonly label: string;
  readonly text: string;
}

/** The group the examples speak of; its room, where there is one, is the first to be shown. */
export const exampleGroup = 'neglect';

/** A whole command as one would type it, addressed to somebody real. */
function assignExample(name: string): string {
  return `/action assign @${name} "Send the minutes within ten days" by ${daysAhead(21)} to ${exampleGroup} measure "90% on time"`;
}

/** The roles that give actions to others; everybody else would be told to ask their chair. */
const assigners = new Set(['chair', 'business-unit', 'lsp', 'dsp']);
const assigns = (person: Person | undefined) => person?.roles.some((role) => assigners.has(role)) ?? false;

/** The roles that work with children and so may challenge a decision about one. */
const practitioners = new Set(['practitioner', 'dsl']);
const practises = (person: Person | undefined) =>
  person?.roles.some((role) => practitioners.has(role)) ?? false;

/** First steps that show both platforms working on one record, and that the people chosen may take. */
export function examplesFor(onTeams: Person | undefined, onSlack: Person | undefined): Example[] {
  const fromSlack = !onTeams || (assigns(onSlack) && !assigns(onTeams));
  const assignee = (fromSlack ? onTeams : onSlack) ?? onTeams ?? onSlack;
  if (!assignee) return [];
  const platform: PlatformName = fromSlack ? 'slack' : 'teams';
  const where = fromSlack ? 'in Slack' : 'in Teams';
  const examples: Example[] = [
    {
      platform,
      label: `Assign an action to ${assignee.name}, ${where}`,
      text: assignExample(assignee.name),
    },
    { platform, label: `Let a form ask for the rest, ${where}`, text: `/action assign @${assignee.name}` },
  ];
  const challenger: PlatformName = practises(onSlack) ? 'slack' : 'teams';
  if (practises(onSlack) || practises(onTeams))
    examples.push({
      platform: challenger,
      label: `Challenge another agency's decision, ${challenger === 'slack' ? 'in Slack' : 'in Teams'}`,
      text: '/escalate',
    });
  if (onSlack) examples.push({ platform: 'slack', label: 'See my work, in Slack', text: '/mywork' });
  return examples;
}
