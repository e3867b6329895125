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
export function assignExample(name: string): string {
  return `/action assign @${name} "Send the minutes within ten days" by ${daysAhead(21)} to ${exampleGroup} measure "90% on time"`;
}

/** Three first steps that show both platforms working on one record. */
export function examplesFor(onTeams: Person | undefined, onSlack: Person | undefined): Example[] {
  const examples: Example[] = [];
  if (onTeams) {
    const assignee = onSlack ?? onTeams;
    examples.push({
      platform: 'teams',
      label: `Assign an action to ${assignee.name}, in Teams`,
      text: assignExample(assignee.name),
    });
  }
  if (onSlack) {
    examples.push({ platform: 'slack', label: 'See my work, in Slack', text: '/mywork' });
    examples.push({ platform: 'slack', label: 'Open the action form, in Slack', text: '/action assign' });
  }
  return examples;
}
