import type { CardView } from '../../src/bot/reply.ts';
import { isKnown } from '../../src/domain/meeting/unchosen-dates.ts';
import type { Slot } from '../../src/domain/meeting/finding.ts';
import type { Meeting } from '../../src/domain/meeting/record.ts';
import { sayDate } from '../../src/domain/working-days.ts';
import type { Partnership } from '../../src/partnership/schema.ts';
import { itemsCard } from '../index.ts';
import { meetingButton, meetingForm, referenceOf, sayWhen } from '../meeting/words.ts';

/** A meeting whose day cannot be, with the nearest other times. */
export interface UndatedMeeting {
  readonly meeting: Meeting;
  readonly others: readonly Slot[];
}

const SHOWN = 6;

/** Dates of the coming year that cannot be: why, and other times to choose from in one press. */
export function drawUndated(undated: readonly UndatedMeeting[], partnership: Partnership): CardView {
  const heading =
    undated.length === 1 ? 'A meeting needs another date' : `${undated.length} meetings need another date`;
  const more = undated.length - SHOWN;
  return {
    summary: heading,
    card: itemsCard.expand({
      heading,
      intro: undated.some(({ meeting }) => isKnown(meeting))
        ? 'Nothing is moved by itself: choose another day, and everybody who knew the old one is told.'
        : 'Their rule gives a day that cannot be. Nobody else is told of them until they have a date.',
      sections: [
        {
          name: '',
          items: undated.slice(0, SHOWN).map(({ meeting, others }) => {
            const why = meeting.moves.at(-1)?.why ?? '';
            return {
              title: `${referenceOf(meeting, partnership)}: ${sayWhen(meeting)}`,
              line: why,
              note: isKnown(meeting)
                ? 'It was called. Its members are told that it waits for another day, and that they need not come on that one.'
                : '',
              buttons: [
                ...others.map((slot) =>
                  meetingButton(meeting, 'meeting.move-to', sayDate(slot.date), {
                    date: slot.date,
                    at: slot.at,
                    why,
                  }),
                ),
                meetingForm(meeting, 'move', 'Another day'),
                meetingForm(meeting, 'cancel', 'No meeting then'),
              ],
            };
          }),
        },
      ],
      more: more > 0 ? `And ${more} more: /meeting list shows them.` : '',
      buttons: [],
    }),
  };
}
