import type { Prompt } from './cycle.ts';
import { silentSeats } from './needed.ts';
import type { Meeting } from './record.ts';
import type { Audience } from './words.ts';

/** Who is who at this moment. Member ids; absences and deputies are the sender's business. */
export interface People {
  chairsOf(group: string): readonly string[];
  membersOf(group: string): readonly string[];
  unit(): readonly string[];
  /** Members who owe this meeting a paper or an update of an action. */
  ownersFor(meeting: Meeting): readonly string[];
}

/** The members whom a prompt is for, each once, sorted. */
export function recipientsOf(prompt: Pick<Prompt, 'to'>, meeting: Meeting, people: People): string[] {
  return [...new Set(prompt.to.flatMap((audience) => peopleOf(audience, meeting, people)))].sort();
}

function peopleOf(audience: Audience, meeting: Meeting, people: People): readonly string[] {
  switch (audience) {
    case 'chair': {
      const chairs = people.chairsOf(meeting.group);
      return chairs.length > 0 ? chairs : people.unit();
    }
    case 'unit':
      return people.unit();
    case 'members':
      return [
        ...people.chairsOf(meeting.group),
        ...people.membersOf(meeting.group),
        ...comeForOthers(meeting),
      ];
    case 'owners':
      return people.ownersFor(meeting);
    case 'minute-taker':
      return meeting.minutes.taker === undefined ? people.unit() : [meeting.minutes.taker];
    case 'silent':
      return silentSeats(meeting).flatMap(({ member }) => member ?? []);
  }
}

/** Who comes for somebody this time reads what members read. */
function comeForOthers({ seats }: Meeting): string[] {
  return seats.flatMap(({ reply }) => reply?.deputy ?? []);
}
